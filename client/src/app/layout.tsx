import { useMutation } from '@apollo/client/react';
import { AppShell, Avatar, Burger, Group, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLogout, IconShieldLock, IconUser } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';

import { useViewer } from '../features/auth/viewer.ts';
import { HaltBanner } from '../features/orders/halt-controls.tsx';
import { TradingStream } from '../features/orders/trading-stream.tsx';
import { WaitingBanner } from '../features/operations/system-status.tsx';
import { NotificationBell } from '../features/notifications/notification-bell.tsx';
import { graphql } from '../gql/gql.ts';
import { useText } from '../text/text.ts';

import { DataBadge } from './data-badge.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { placeGroups } from './places.ts';
import { SchemeSwitch } from './scheme-switch.tsx';
import { SecondStepBanner } from './second-step-banner.tsx';

const LanguageUpdateDocument = graphql(`
  mutation ViewerLanguageUpdate($input: ViewerLanguageUpdateInput!) {
    viewerLanguageUpdate(input: $input) {
      viewer {
        id
        language
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

export function Layout() {
  const t = useText();
  const viewer = useViewer();
  const { pathname } = useLocation();
  const [isOpen, { toggle, close }] = useDisclosure();
  const [updateLanguage] = useMutation(LanguageUpdateDocument);
  useEffect(close, [close, pathname]);

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={0}
    >
      <a className="cv-skip" href="#content">
        {t('app.skip')}
      </a>
      <AppShell.Header style={{ background: 'var(--cv-surface)', borderColor: 'var(--cv-border)' }}>
        <Group h="100%" px={{ base: 6, sm: 16 }} gap={8} wrap="nowrap" justify="space-between">
          <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('app.menu')} />
            <span className="cv-wide">
              <Logo />
            </span>
            <span className="cv-wide" style={{ fontWeight: 680, letterSpacing: '-0.01em' }}>
              Convergence
            </span>
            <DataBadge />
          </Group>
          <Group gap={0} wrap="nowrap">
            {viewer.can('NOTIFICATION_READ') ? <NotificationBell /> : null}
            <LanguageSwitch
              onChange={(language) =>
                void updateLanguage({ variables: { input: { language: language === 'ko' ? 'KO' : 'EN' } } }).catch(
                  () => undefined,
                )
              }
            />
            <SchemeSwitch />
            <Menu position="bottom-end" width={232}>
              <Menu.Target>
                <UnstyledButton aria-label={t('app.account')} ml={4}>
                  <Avatar size={30} radius="xl" color="pine" variant="light">
                    <IconUser size={17} stroke={1.7} aria-hidden />
                  </Avatar>
                </UnstyledButton>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>
                  <div style={{ color: 'var(--mantine-color-text)', fontWeight: 600 }}>{viewer.name}</div>
                  <div>{viewer.email}</div>
                  <div>
                    {viewer.organisation.name} · {t(`role.${viewer.role}`)}
                  </div>
                </Menu.Label>
                <Menu.Divider />
                <Menu.Item component={Link} to="/security" leftSection={<IconShieldLock size={15} />}>
                  {t('nav.security')}
                </Menu.Item>
                <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void viewer.leave()}>
                  {t('app.signOut')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p={10} style={{ background: 'var(--cv-surface)', borderColor: 'var(--cv-border)' }}>
        <nav aria-label={t('app.navigation')} className="cv-places">
          {placeGroups.map(({ text, places }) => {
            const allowed = places.filter(({ permission }) => permission === undefined || viewer.can(permission));
            if (allowed.length === 0) return null;
            return (
              <section key={text} aria-label={t(text)}>
                <h2 className="cv-nav-group">{t(text)}</h2>
                {allowed.map(({ to, text: name, Icon }) => (
                  <NavLink key={to} to={to} end={to === '/'} className="cv-nav">
                    <Icon size={17} stroke={1.7} aria-hidden />
                    {t(name)}
                  </NavLink>
                ))}
              </section>
            );
          })}
        </nav>
        <Tooltip label={t('app.versions', { api: viewer.server.apiVersion, engine: viewer.server.engineVersion })}>
          <div className="cv-note cv-faint" style={{ marginTop: 'auto', padding: '8px 12px' }}>
            {t('app.engine', { version: viewer.server.engineVersion })}
          </div>
        </Tooltip>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <WaitingBanner />
        <TradingStream>
          <HaltBanner />
          <SecondStepBanner />
          <Outlet />
        </TradingStream>
        <ScrollRestoration />
      </AppShell.Main>
    </AppShell>
  );
}
