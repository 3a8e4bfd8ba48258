// The frame: name of the organisation, menu by permission, language, footer; and the sign-in on top when a session ended.
import { useEffect, useState } from 'preact/hooks'
import { language, languages, t, type Language } from '../catalogue'
import { emergencyPage } from '../emergency/keep'
import { leave, Leaving } from '../people/leave'
import { choose, may, session } from '../people/session'
import { SetUpAgain, SetUpScreen } from '../people/set_up'
import { SignInAgain, SignInBeside, SignInScreen } from '../people/sign_in'
import { Notices } from '../ui/notice'
import { Empty, Page } from '../ui/page'
import { Link } from '../ui/button'
import { Phone } from '../ui/data'
import { Waiting } from '../ui/load'
import { installation } from './installation'
import { href, match, place, type Route } from './router'
import { routes } from './routes'
import { useStore } from '../ui/store'

export function Shell() {
  useStore(language) // every word is drawn anew; nothing typed is lost, because nothing is taken down
  const state = useStore(session)
  const { path } = useStore(place)
  const settingUp = state.at === 'setting_up'
  const inside = state.at === 'in' || state.at === 'ended' || (settingUp && state.again)
  const matched = match(routes, path)
  const found = inside && matched?.route.needs && !may(matched.route.needs) ? null : matched
  const goesOn = found?.route.goesOn
  return (
    <>
      <Bar inside={inside} path={path} />
      <main id="main" class="frame" tabIndex={-1}>
        {state.at === 'ended' && goesOn && <SignInBeside login={state.profile.account.login} explanation={t(goesOn)} />}
        {state.at === 'asking' && !found?.route.open ? (
          <Waiting />
        ) : !inside && !found?.route.open ? (
          settingUp ? (
            <SetUpScreen />
          ) : (
            <SignInScreen />
          )
        ) : found ? (
          <found.route.screen key={`${found.route.stays ?? path} ${Object.values(found.params).join(' ')}`} {...found.params} />
        ) : (
          <Nowhere />
        )}
      </main>
      <Foot />
      {state.at === 'ended' && !goesOn && <SignInAgain login={state.profile.account.login} />}
      {settingUp && state.again && <SetUpAgain />}
      <Leaving />
      <Notices />
    </>
  )
}

const toMain = (event: Event) => {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function Bar({ inside, path }: { inside: boolean; path: string }) {
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [path])
  const state = session.get()
  const organisation = inside && 'profile' in state ? state.profile.organisation.name : ''
  const shown = inside ? routes.filter(visible) : []
  return (
    <header>
      <a class="nl-skip-link skip" href={href(path)} onClick={toMain}>
        {t('nav.skip')}
      </a>
      <div class="bar">
        <div class="frame bar__inner">
          <a class="bar__name" href={href('/')}>
            <img src="/icon.svg" alt="" />
            <span>
              {t('app.name')}
              {organisation && <span class="bar__place">{organisation}</span>}
            </span>
          </a>
          <div class="bar__end">
            {inside && (
              <button type="button" class="bar__button bar__button--menu" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
                {t('nav.menu')}
              </button>
            )}
            <span class={inside ? 'bar__language' : undefined}>
              <LanguageSwitch />
            </span>
          </div>
        </div>
      </div>
      {inside && (
        <nav class={open ? 'menu' : 'menu menu--closed'} id="menu" aria-label={t('nav.main')}>
          <ul class="frame menu__list">
            {shown.map((route) => (
              <li key={route.path}>
                <a class="menu__link" href={href(route.path)} aria-current={current(route, path) ? 'page' : undefined}>
                  {t(route.menu!.label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

const visible = (route: Route) => route.menu && (!route.menu.permissions || may(...route.menu.permissions))
const current = (route: Route, path: string) => (route.path === '/' ? path === '/' : path === route.path || path.startsWith(`${route.path}/`))

const names: Record<Language, string> = { nl: 'Nederlands', en: 'English' }
function LanguageSwitch() {
  const now = language.get()
  return (
    <>
      {languages
        .filter((one) => one !== now)
        .map((one) => (
          <button type="button" class="bar__button" key={one} lang={one} onClick={() => void choose(one)}>
            {names[one]}
          </button>
        ))}
    </>
  )
}

function Foot() {
  const inside = session.get().at === 'in'
  const what = useStore(installation)
  return (
    <footer class="foot">
      <div class="frame foot__inner">
        <p>
          {t('foot.danger')} <Phone number="112" />
        </p>
        {what === 'register' && (
          <p>
            <a class="nl-link" href={emergencyPage()}>
              {t('nav.emergency')}
            </a>
          </p>
        )}
        {what === 'hub' && (
          <p>
            <Link to="/benchmarks">{t('together.title')}</Link>
          </p>
        )}
        <div class="actions">
          {inside && (
            <span class="foot__language">
              <LanguageSwitch />
            </span>
          )}
          <Link to="/accessibility">{t('nav.accessibility')}</Link>
          {inside && (
            <button type="button" class="bar__button bar__button--out" onClick={() => void leave()}>
              {t('people.sign_out')}
            </button>
          )}
        </div>
      </div>
    </footer>
  )
}

function Nowhere() {
  return (
    <Page title={t('nowhere.title')}>
      <Empty title={t('nowhere.explanation')}>
        <p class="nl-paragraph">
          <Link to="/">{t('nav.home')}</Link>
        </p>
      </Empty>
    </Page>
  )
}
