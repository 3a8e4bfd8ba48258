// The first part of a case: the facts, what was told, how it is classified, and the decisions that can be taken.
import { lazy } from '../app/lazy'
import { count, pick, sourceWords, t } from '../catalogue'
import { moment } from '../catalogue/time'
import { may as mayDo } from '../people/session'
import { LessonForAll } from '../prevention/lesson'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { ButtonLink } from '../ui/button'
import { Badge, Terms } from '../ui/data'
import { Empty, Section } from '../ui/page'
import { Alert } from '../ui/alert'
import { Reveal } from '../ui/reveal'
import type { CaseAtHand } from './case'
import { Assign, Close, Feedback, Merge, Reopen } from './decisions'
import { ClassificationHistory, Classify } from './classification'
import { lateWords, taskDeadline } from './deadline'
import { HowLongKept } from './kept'
import { Told } from './told'
import { factName, fromBefore, taskName } from './words'

const Returns = lazy<{ hand: CaseAtHand }>(() => import('../offenders/returns').then((module) => module.Returns))

export function Overview({ hand }: { hand: CaseAtHand }) {
  return (
    <div class="columns columns--side">
      <div class="stack-wide">
        <Mine hand={hand} />
        {hand.page.offenders.length > 0 && <Returns hand={hand} />}
        <Facts hand={hand} />
        <Told page={hand.page} />
        <Closures hand={hand} />
      </div>
      <div class="stack-wide">
        <Decisions hand={hand} />
        <Norm hand={hand} />
        <HowLongKept page={hand.page} />
      </div>
    </div>
  )
}

/** What this case asks of the reader now. */
function Mine({ hand: { page } }: { hand: CaseAtHand }) {
  const now = new Date().toISOString()
  const mine = page.tasks.filter((task) => task.mine && task.state === 'open' && (task.deadline.opensAt ?? '') <= now)
  if (mine.length === 0) return null
  const late = mine.filter((task) => task.overdue)
  return (
    <Alert tone={late.length > 0 ? 'warning' : 'info'}>
      <h2 class="nl-heading nl-heading--level-3">{count('case.asked_here', mine.length)}</h2>
      <ul class="utrecht-unordered-list">
        {mine.map((task) => (
          <li class="utrecht-unordered-list__item" key={task.id}>
            {taskName(task)}: {taskDeadline(task)}
            {task.overdue && <strong> ({lateWords(task.deadline.due)})</strong>}
          </li>
        ))}
      </ul>
      <ButtonLink to={`/incidents/${page.id}/${mine.every((task) => task.kind === 'aftercare') ? 'aftercare' : 'tasks'}`}>
        {mine.every((task) => task.kind === 'aftercare') ? t('case.to_aftercare') : t('case.to_tasks')}
      </ButtonLink>
    </Alert>
  )
}

function Facts({ hand: { page } }: { hand: CaseAtHand }) {
  return (
    <Section title={t('case.facts')}>
      <Terms
        rows={[
          [t('case.occurred'), moment(page.occurredAt)],
          [t('case.reported'), moment(page.reportedAt)],
          [t('case.form'), nameOf('forms', page.form)],
          [t('case.place'), nameOf('places', page.place)],
          [t('case.against'), page.affected.map((person) => (person.name ? `${person.name} (${roleName(person.role)})` : roleName(person.role))).join('\n')],
          [t('case.circumstances'), page.aggravating.map(factName).join('\n')],
          [t('case.handler'), page.handler?.name ?? t('case.nobody')],
          [t('case.pack'), t('case.pack_version', { name: pick(page.pack.name), version: page.pack.version })],
        ]}
      />
    </Section>
  )
}

function Norm({ hand }: { hand: CaseAtHand }) {
  const { page, may } = hand
  const column = usePack()?.norm.find((one) => one.id === page.behaviour)
  const latest = page.classifications[page.classifications.length - 1]
  return (
    <Section title={t('case.classification')}>
      {page.behaviour ? (
        <div class="stack">
          <p class="nl-paragraph">
            <strong>{nameOf('norm', page.behaviour)}</strong> {latest?.suggested && <Badge>{t('case.suggested')}</Badge>}
          </p>
          {column?.norm && <p class="nl-paragraph">{pick(column.norm)}</p>}
          {column?.rule && <p class="nl-paragraph">{pick(column.rule)}</p>}
          {column && <p class="nl-paragraph small">{sourceWords(column.source)}</p>}
        </div>
      ) : (
        <Empty title={t('case.not_classified_explained')} />
      )}
      {may('classify') && (
        <Reveal label={page.behaviour ? t('case.classify_again') : t('case.classify')} look={page.behaviour ? 'secondary' : 'primary'}>
          {(close) => <Classify hand={hand} close={close} />}
        </Reveal>
      )}
      <ClassificationHistory hand={hand} />
    </Section>
  )
}

function Decisions({ hand }: { hand: CaseAtHand }) {
  const { page, may } = hand
  if (page.permissions.length === 0) return null
  return (
    <Section title={t('case.decide')}>
      <div class="reveals">
        {may('assign') && <Reveal label={page.handler ? t('case.hand_over') : t('case.assign')}>{(close) => <Assign hand={hand} close={close} />}</Reveal>}
        {may('feedback') && <Reveal label={t('case.feedback')}>{(close) => <Feedback hand={hand} close={close} />}</Reveal>}
        {may('merge') && <Reveal label={t('case.merge')}>{(close) => <Merge hand={hand} close={close} />}</Reveal>}
        {may('close') && <Reveal label={t('case.close')}>{(close) => <Close hand={hand} close={close} />}</Reveal>}
        {may('reopen') && <Reveal label={t('case.reopen')}>{(close) => <Reopen hand={hand} close={close} />}</Reveal>}
      </div>
    </Section>
  )
}

function Closures({ hand: { page } }: { hand: CaseAtHand }) {
  if (page.closures.length === 0) return null
  return (
    <Section title={t('case.closures')}>
      {page.closures.map((closure) => (
        <div class="stack" key={closure.at}>
          <Terms
            rows={[
              [t('case.closed_at'), `${moment(closure.at)}${closure.by ? `, ${closure.by.name}` : ''}`],
              [t('case.lesson'), !fromBefore(page, closure.at) && (closure.lesson ?? (closure.lessonNone ? t('case.lesson_none') : t('case.sealed')))],
              [t('case.reopened_at'), closure.reopenedAt && `${moment(closure.reopenedAt)}${closure.reopenedBy ? `, ${closure.reopenedBy.name}` : ''}`],
              [t('case.reason'), closure.reason],
            ]}
          />
          {page.state === 'closed' && closure.lesson && mayDo('case.handle') && <LessonForAll incident={page.id} lesson={closure.lesson} />}
        </div>
      ))}
    </Section>
  )
}
