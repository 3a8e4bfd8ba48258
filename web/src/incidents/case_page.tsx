// A case: what it is in one glance, and parts that each have an address. Only what the reader may do is shown.
import { count, t, word } from '../catalogue'
import { lazy } from '../app/lazy'
import { href, place, type Params } from '../app/router'
import { Aftercare } from '../aftercare/panel'
import { usePack } from '../protocol/pack'
import { Badge } from '../ui/data'
import { Await } from '../ui/load'
import { Page } from '../ui/page'
import { faultsShown } from '../ui/send_form'
import { useStore } from '../ui/store'
import { Alert } from '../ui/alert'
import { Link } from '../ui/button'
import { atHand, useCase, type CaseAtHand } from './case'
import { Communication, Damage, Export, Letters, Police } from './response_parts'
import { Files } from './files'
import { History } from './history'
import { Notes } from './notes'
import { Overview } from './overview'
import { Persons } from './persons'
import { Readers } from './readers'
import { Tasks } from './tasks'
import { caseParts } from './routes'
import { caseWords, fromBefore, stateTone } from './words'
import type { Case } from './types'
import '../styles/handling.css'

const Response = lazy<{ hand: CaseAtHand }>(() => import('../measures/response').then((module) => module.Response))

type Part = (typeof caseParts)[number] | 'overview'

export function CasePage({ id = '' }: Params) {
  usePack()
  const faults = useStore(faultsShown)
  const loaded = useCase(id)
  const { path } = useStore(place)
  const part = caseParts.find((one) => path.endsWith(`/${one}`)) ?? 'overview'
  const page = loaded.value
  // Whoever is asked to care, and nothing else, holds no key of the case: to him it is the conversations alone.
  const careOnly = part === 'aftercare' && loaded.code === 'request.not_found'
  const title = page ? t('case.title', { reference: page.reference }) : t('case.title_waiting')
  return (
    <Page title={title} part={part === 'overview' ? undefined : word('case.part', part)} back={{ to: '/incidents', label: t('nav.cases') }} faults={faults} wide>
      {careOnly ? (
        <Aftercare incident={id} reference="luwte" />
      ) : (
        <Await of={loaded}>
          {(page) => (
            <>
              <Head page={page} />
              <Parts page={page} part={part} />
              <div class="case" key={part}>
                <Shown part={part} hand={atHand(loaded, page)} />
              </div>
            </>
          )}
        </Await>
      )}
    </Page>
  )
}

function Head({ page }: { page: Case }) {
  const late = page.tasks.filter((task) => task.overdue).length
  return (
    <div class="case-head">
      <p class="case-head__what">{caseWords(page)}</p>
      <p class="badges">
        <Badge tone={stateTone[page.state]}>{word('case.state', page.state)}</Badge>
        {fromBefore(page) && <Badge tone="neutral">{t('case.from_before')}</Badge>}
        {late > 0 && <Badge tone="error">{count('case.overdue_tasks', late)}</Badge>}
        {page.repeated && <Badge tone="warning">{t('case.repeated')}</Badge>}
        {page.persists && <Badge tone="warning">{t('case.persists')}</Badge>}
      </p>
      {page.state === 'merged' && (
        <Alert tone="info">
          <p class="nl-paragraph">
            {t('case.merged_explained')}{' '}
            {page.mergedInto && <Link to={`/incidents/${page.mergedInto.id}`}>{t('case.title', { reference: page.mergedInto.reference })}</Link>}
          </p>
        </Alert>
      )}
    </div>
  )
}

function Parts({ page, part }: { page: Case; part: Part }) {
  const open = page.tasks.filter((task) => task.state === 'open' && task.kind !== 'aftercare').length
  const numbers: Partial<Record<Part, number>> = { tasks: open, notes: page.notes.length + page.evidence.length, persons: page.affected.length + page.offenders.length }
  return (
    <nav class="parts" aria-label={t('case.parts')}>
      <ul class="parts__list">
        {(['overview', ...caseParts] as Part[]).map((one) => (
          <li key={one}>
            <a class="parts__link" href={href(one === 'overview' ? `/incidents/${page.id}` : `/incidents/${page.id}/${one}`)} aria-current={one === part ? 'page' : undefined}>
              {word('case.part', one)}
              {numbers[one] ? <span class="parts__number"> ({numbers[one]})</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Shown({ part, hand }: { part: Part; hand: CaseAtHand }) {
  switch (part) {
    case 'overview':
      return <Overview hand={hand} />
    case 'tasks':
      return <Tasks hand={hand} />
    case 'persons':
      return <Persons hand={hand} />
    case 'response':
      return (
        <>
          <Response hand={hand} />
          <Letters hand={hand} />
        </>
      )
    case 'aftercare':
      return <Aftercare incident={hand.page.id} reference={hand.page.reference} />
    case 'police':
      return <Police hand={hand} />
    case 'damage':
      return <Damage hand={hand} />
    case 'communication':
      return <Communication hand={hand} />
    case 'notes':
      return (
        <>
          <Notes hand={hand} />
          <Files hand={hand} />
        </>
      )
    case 'history':
      return (
        <>
          <History hand={hand} />
          <Export hand={hand} />
        </>
      )
    case 'readers':
      return <Readers page={hand.page} />
  }
}
