import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './ui/ui.css';

import { ApolloProvider } from '@apollo/client/react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';

import { createApollo } from './app/apollo.ts';
import { router } from './app/router.tsx';
import { SessionDocument } from './app/session.tsx';
import { textInstance } from './text/text.ts';
import { cssVariables, theme } from './ui/theme.ts';

const schemes = localStorageColorSchemeManager({ key: 'convergence-color-scheme' });
const apollo = createApollo(() => void apollo.refetchQueries({ include: [SessionDocument] }));

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <I18nextProvider i18n={textInstance}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={schemes}
        defaultColorScheme="dark"
      >
        <ApolloProvider client={apollo}>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} />
            <RouterProvider router={router} />
          </ModalsProvider>
        </ApolloProvider>
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
);
