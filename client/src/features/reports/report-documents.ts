import { graphql } from '../../gql/gql.ts';

export const reportRowFragment = graphql(`
  fragment ReportRow on Report {
    id
    kind
    language
    status
    progressRatio
    createdAt
    createdBy
    files {
      format
      sizeBytes
    }
    run {
      id
      scenarioVersion
      scenario {
        id
        name
      }
    }
  }
`);

export const ReportListDocument = graphql(`
  query ReportList($after: String, $filter: ReportFilter) {
    reports(first: 20, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          status
          ...ReportRow
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

export const reportContentFragment = graphql(`
  fragment ReportPaper on ReportContent {
    title
    subtitle
    organisation
    simulatedMark
    resultSha256
    footer
    sections {
      name
      title
      blocks {
        __typename
        ... on ReportParagraph {
          text
          isStrong
        }
        ... on ReportFacts {
          title
          facts {
            label
            cell {
              text
            }
          }
        }
        ... on ReportTable {
          title
          note
          columns {
            title
            align
          }
          rows {
            cells {
              text
            }
          }
        }
        ... on ReportChart {
          shape
          title
          alt
          note
          xTitle
          yTitle
          xUnit
          yUnit
          points {
            x
            xTo
            y
            low
            high
          }
          marks {
            x
            label
          }
        }
        ... on ReportList {
          title
          items
        }
        ... on ReportSignatures {
          title
          heads
          roles
        }
      }
    }
  }
`);

export const ReportDocument = graphql(`
  query Report($id: ID!) {
    report(id: $id) {
      id
      kind
      language
      status
      progressRatio
      failure
      createdAt
      createdBy
      keptUntil
      contentSha256
      latestEventCursor
      files {
        format
        sizeBytes
      }
      run {
        id
        scenarioVersion
        scenario {
          id
          name
        }
      }
      recommendation {
        id
      }
      content {
        ...ReportPaper
      }
    }
  }
`);

export const ReportEventsDocument = graphql(`
  subscription ReportEvents($reportId: ID!, $after: String) {
    reportEvents(reportId: $reportId, after: $after) {
      __typename
      cursor
      occurredAt
      ... on ReportProgressEvent {
        progressRatio
      }
      ... on ReportFinishedEvent {
        report {
          id
          status
        }
      }
    }
  }
`);

export const ReportCreateDocument = graphql(`
  mutation ReportCreate($input: ReportCreateInput!) {
    reportCreate(input: $input) {
      report {
        id
        status
      }
      errors {
        ... on UserError {
          code
          message
          path
        }
      }
    }
  }
`);

export const ReportDownloadDocument = graphql(`
  query ReportDownload($id: ID!, $format: ReportFormat!) {
    report(id: $id) {
      id
      downloadUrl(format: $format) {
        url
        fileName
        expiresAt
      }
    }
  }
`);

export const RunReportsDocument = graphql(`
  query RunReports($id: ID!) {
    simulationRun(id: $id) {
      id
      reports(first: 1) {
        edges {
          node {
            id
            status
          }
        }
      }
    }
  }
`);

export const RecommendationReportsDocument = graphql(`
  query RecommendationReports($id: ID!) {
    recommendation(id: $id) {
      id
      reports(first: 1) {
        edges {
          node {
            id
            status
          }
        }
      }
    }
  }
`);
