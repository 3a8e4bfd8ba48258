// "What does our protocol say?" The pack in force as people read it: every rule with its source, and where it is silent.
import chapters from '../../../locales/protocol.json'
import type { NormColumn, Option, Pack } from '../api/types'
import { get } from '../api/client'
import type { InWordsView, RiskChecklistList, MeetingStepView, RouteStep, RouteView } from '../api/generated'
import { capital, cited, language, pick, sourceWords, t, word } from '../catalogue'
import { emergencyPage } from '../emergency/keep'
import { fetchPack, roleName } from './pack'
import { Badge, More, Table, Terms, type BadgeTone } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Support } from '../aftercare/mine'
import '../styles/handling.css'

const tones: Record<NormColumn['reporting'], BadgeTone> = { optional: 'neutral', recommended: 'info', when_it_continues: 'warning', always: 'error' }

export function Viewer() {
  const pack = useLoad(() => fetchPack())
  return (
    <Page title={t('protocol.title')} lead={t('protocol.lead')} wide>
      <Await of={pack}>
        {(pack) => (
          <>
            <Paragraph>{t('protocol.in_force', { name: pick(pack.name), id: pack.id, version: pack.version })}</Paragraph>
            <p class="nl-paragraph">
              <a class="nl-link" href={emergencyPage()}>
                {t('nav.emergency')}
              </a>
            </p>
            <InWords points={pack.inWords} />
            <Norm columns={pack.norm} />
            <Routes routes={pack.routes} />
            <Support support={pack.support} />
            <Meeting steps={pack.meetingOrder} />
            <Checklists />
            <Words pack={pack} />
            <Silent points={pack.silent} />
          </>
        )}
      </Await>
    </Page>
  )
}

function Norm({ columns }: { columns: NormColumn[] }) {
  return (
    <Section title={t('protocol.norm')}>
      {columns.length === 0 ? (
        <Empty title={t('protocol.silent')} />
      ) : (
        <Table
          caption={t('protocol.norm')}
          rows={columns}
          id={(row) => row.id}
          columns={[
            {
              label: t('case.behaviour'),
              head: true,
              value: (row) => (
                <>
                  {pick(row.name)}
                  {pick(row.direction) && <span class="small"> {pick(row.direction)}</span>}
                </>
              ),
            },
            { label: t('protocol.examples'), value: (row) => (row.examples ?? []).map(pick).join('; ') },
            { label: t('protocol.norm_sentence'), value: (row) => pick(row.norm) || t('protocol.silent') },
            {
              label: t('protocol.reporting'),
              value: (row) => (
                <>
                  <Badge tone={tones[row.reporting]}>{reportingWord(row.reporting)}</Badge>
                  <br />
                  {pick(row.rule)}
                </>
              ),
            },
            { label: t('protocol.source_label'), value: (row) => cited(row.source) },
          ]}
        />
      )}
    </Section>
  )
}

function reportingWord(reporting: NormColumn['reporting']): string {
  switch (reporting) {
    case 'optional':
      return t('protocol.reporting_optional')
    case 'recommended':
      return t('protocol.reporting_recommended')
    case 'when_it_continues':
      return t('protocol.reporting_when_it_continues')
    case 'always':
      return t('protocol.reporting_always')
  }
}

function Meeting({ steps }: { steps: MeetingStepView[] }) {
  return (
    <Section title={t('meetings.title')}>
      {steps.length === 0 ? (
        <Empty title={t('protocol.silent')} />
      ) : (
        <ol class="utrecht-unordered-list">
          {steps.map((step) => (
            <li class="utrecht-unordered-list__item" key={step.id}>
              {pick(step.text)} <span class="small">{sourceWords(step.source)}</span> {step.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** What is asked before a conversation or meeting with a risk, and what follows. */
function Checklists() {
  const checklists = useLoad(() => get<RiskChecklistList>('/risk-checklists'))
  return (
    <Section title={t('risk.title')}>
      <Await of={checklists}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('protocol.silent')} />
          ) : (
            <div>
              {items.map((checklist) => (
                <More summary={pick(checklist.name)} key={checklist.id}>
                  <ul class="utrecht-unordered-list">
                    {checklist.questions.map((question) => (
                      <li class="utrecht-unordered-list__item" key={question.id}>
                        {pick(question.text)}
                      </li>
                    ))}
                  </ul>
                  <ul class="utrecht-unordered-list">
                    {checklist.advice.map((one) => (
                      <li class="utrecht-unordered-list__item" key={one.id}>
                        <strong>{word('risk.on', one.about)}</strong>: {pick(one.text)} <span class="small">{sourceWords(one.source)}</span>
                      </li>
                    ))}
                  </ul>
                </More>
              ))}
            </div>
          )
        }
      </Await>
    </Section>
  )
}

function Routes({ routes }: { routes: RouteView[] }) {
  return (
    <Section title={t('protocol.routes')}>
      <Paragraph>{t('protocol.routes_explained')}</Paragraph>
      {routes.length === 0 && <Empty title={t('protocol.silent')} />}
      <div>
        {routes.map((route) => (
          <More summary={roleName(route.reporter)} key={route.reporter}>
            <h3 class="nl-heading nl-heading--level-3">{t('protocol.receives')}</h3>
            <Steps steps={route.receives} />
            {route.choices.length > 0 && <Paragraph>{t('protocol.choice', { roles: route.choices.map(roleName).join(', ') })}</Paragraph>}
            <h3 class="nl-heading nl-heading--level-3">{t('protocol.informed')}</h3>
            {route.informed.length === 0 ? <Paragraph>{t('protocol.informed_none')}</Paragraph> : <Steps steps={route.informed} />}
            <h3 class="nl-heading nl-heading--level-3">{t('case.part.aftercare')}</h3>
            {route.aftercare.length === 0 ? (
              <Paragraph>{t('protocol.silent')}</Paragraph>
            ) : (
              <ol class="utrecht-unordered-list">
                {route.aftercare.map((one) => (
                  <li class="utrecht-unordered-list__item" key={one.id}>
                    <strong>{pick(one.name)}</strong>: {one.providers.map(roleName).join(', ')}
                    {one.aims.length > 0 && <> ({one.aims.map(pick).join('; ')})</>} <span class="small">{sourceWords(one.source)}</span>
                  </li>
                ))}
              </ol>
            )}
          </More>
        ))}
      </div>
    </Section>
  )
}

const Steps = ({ steps }: { steps: RouteStep[] }) => (
  <ul class="utrecht-unordered-list">
    {steps.map((step) => (
      <li class="utrecht-unordered-list__item" key={step.role}>
        {roleName(step.role)} <span class="small">{sourceWords(step.source)}</span>
      </li>
    ))}
  </ul>
)

function Words({ pack }: { pack: Pack }) {
  const lists: Array<[string, Option[] | undefined]> = [
    [t('case.form'), pack.forms],
    [t('case.place'), pack.places],
    [t('case.targets'), pack.targets],
    [t('case.circumstances'), pack.aggravating],
  ]
  return (
    <Section title={t('protocol.words')}>
      <Paragraph>{t('protocol.words_explained')}</Paragraph>
      <div>
        {lists
          .filter(([, options]) => options && options.length > 0)
          .map(([title, options]) => (
            <More summary={title} key={title}>
              <ul class="utrecht-unordered-list">
                {options?.map((option) => (
                  <li class="utrecht-unordered-list__item" key={option.id}>
                    {pick(option.name)}
                  </li>
                ))}
              </ul>
            </More>
          ))}
      </div>
    </Section>
  )
}

const pointName = (point: string): string => (chapters[language.get()] as Record<string, string>)[`point.${point}`] ?? point.replaceAll('_', ' ')

/** What is for people to read: the norm in one sentence, the purpose, for whom it holds. */
function InWords({ points }: { points: InWordsView[] }) {
  if (points.length === 0) return null
  return (
    <Section title={t('protocol.in_words')}>
      <Terms
        rows={points.map(({ point, texts, source }) => [
          capital(pointName(point)),
          <>
            {texts.map(pick).join(' · ')} <span class="small">{sourceWords(source)}</span>
          </>,
        ])}
      />
    </Section>
  )
}

function Silent({ points }: { points: string[] }) {
  return (
    <Section title={t('protocol.silent_title')}>
      {points.length === 0 ? (
        <Paragraph>{t('protocol.silent_on_nothing')}</Paragraph>
      ) : (
        <>
          <Paragraph>{t('protocol.silent_explained')}</Paragraph>
          <ul class="utrecht-unordered-list">
            {points.map((point) => (
              <li class="utrecht-unordered-list__item" key={point}>
                {capital(pointName(point))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
