import { graphql } from '../../gql/gql.ts';

export const OperationsDocument = graphql(`
  query Operations {
    serverInfo {
      apiVersion
      engineVersion
    }
    threatFeeds {
      feed
      isOff
      version
      checkedAt
      entryCount
      isSimulated
      ageDays
      lastError
    }
    operations {
      observedAt
      queues {
        name
        waitingCount
        activeCount
        delayedCount
        failedCount
        oldestWaitingAt
      }
      processes {
        id
        role
        hostName
        pid
        engineVersion
        threadCount
        startedAt
        beatAt
        state
        activeJobs {
          job
          count
        }
      }
      leases {
        name
        processId
      }
      failedKinds {
        job
        count
      }
      failedJobs(first: 20) {
        job
        jobId
        reason
        attemptCount
        failedAt
      }
      schedules {
        id
        title
        purpose
        rule
        nextAt
        viewerCanRun
        lastRun {
          startedAt
          finishedAt
          outcome
          isByHand
          error
        }
      }
      ingestion {
        latestSession
        sessionsBehindCount
        instrumentCount
        candleCount
        openFailureCount
      }
      etlFailures(first: 20) {
        edges {
          node {
            id
            code
            fromDay
            toDay
            reason
            attemptCount
            lastAt
          }
        }
      }
      outbox {
        waitingCount
        oldestAt
      }
      eventLog {
        streamCount
        eventCount
        newestAt
      }
      engine {
        threadCount
        busyCount
        waitingCount
      }
      process {
        startedAt
        nodeVersion
        residentBytes
        eventLoopDelayMs
      }
    }
  }
`);

export const OperationsBudgetDocument = graphql(`
  query OperationsBudget {
    llmBudget {
      model
      limitKrw
      spentKrw
    }
  }
`);

export const ScheduleRunDocument = graphql(`
  mutation ScheduleRun($input: ScheduleRunInput!) {
    scheduleRun(input: $input) {
      schedule {
        id
      }
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const EtlFailureRetryDocument = graphql(`
  mutation EtlFailureRetry($input: EtlFailureRetryInput!) {
    etlFailureRetry(input: $input) {
      failure {
        id
      }
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const QueueJobRetryDocument = graphql(`
  mutation QueueJobRetry($input: QueueJobRetryInput!) {
    queueJobRetry(input: $input) {
      jobId
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const QueueJobsRetryDocument = graphql(`
  mutation QueueJobsRetry($input: QueueJobsRetryInput!) {
    queueJobsRetry(input: $input) {
      count
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const QueueJobDiscardDocument = graphql(`
  mutation QueueJobDiscard($input: QueueJobDiscardInput!) {
    queueJobDiscard(input: $input) {
      jobId
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const QueueJobsDiscardDocument = graphql(`
  mutation QueueJobsDiscard($input: QueueJobsDiscardInput!) {
    queueJobsDiscard(input: $input) {
      count
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);
