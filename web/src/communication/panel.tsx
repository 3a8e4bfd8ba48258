// Communication in a case: for each circle whether it is told, what, by whom, and when that was done. And what is never told.
import { get, post } from '../api/client'
import { download } from '../api/download'
import type { Created } from '../api/types'
import type { CircleShown, CommunicationPage, CommunicationShown, SecurityList, SecurityShown } from '../api/generated'
import { cited, pick, t, word } from '../catalogue'
import { day, moment, momentFrom, today } from '../catalogue/time'
import type { CaseAtHand } from '../incidents/case'
import { CaseForm } from '../incidents/case_form'
import { roleName, usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Button } from '../ui/button'
import { Badge, More, Terms } from '../ui/data'
import { Failure } from '../ui/errors'
import { MomentField, Radios, Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad, type Loaded } from '../ui/load'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { useState } from 'preact/hooks'

interface Here {
  hand: CaseAtHand
  loaded: Loaded<CommunicationPage>
  page: CommunicationPage
}

export function Communication({ hand }: { hand: CaseAtHand }) {
  usePack()
  const loaded = useLoad(() => get<CommunicationPage>(`/incidents/${hand.page.id}/communication`), [hand.page.id])
  if (loaded.code === 'request.not_permitted') return <Empty title={t('case.no_key')} />
  return (
    <Await of={loaded}>
      {(page) => (
        <>
          <Circles hand={hand} loaded={loaded} page={page} />
          <Security hand={hand} mayWrite={page.mayWrite} />
        </>
      )}
    </Await>
  )
}

const called = (person: { name?: string; role: string }) => person.name ?? roleName(person.role)

function Circles(here: Here) {
  const { page } = here
  const missing = page.consentNeeded ? page.persons.filter((person) => person.consent !== 'given') : []
  return (
    <Section title={t('communication.title')}>
      {missing.length > 0 && (
        <Alert tone="warning">
          <p class="nl-paragraph">{t('communication.ask_first', { names: missing.map((one) => `${called(one)} (${word('consent', one.consent)})`).join(', ') })}</p>
        </Alert>
      )}
      {page.inquiryRuns && page.duringInquiry && (
        <Alert tone="info">
          <p class="nl-paragraph">{pick(page.duringInquiry.name)}</p>
        </Alert>
      )}
      {page.circles.length === 0 ? (
        <Empty title={t('protocol.says_nothing')} />
      ) : (
        <ul class="rows">
          {page.circles.map((circle) => (
            <li class="row" key={circle.id}>
              <Circle circle={circle} {...here} />
            </li>
          ))}
        </ul>
      )}
      <More summary={t('protocol.says')}>
        <Terms
          rows={[
            [t('communication.speaks'), page.speaks && `${pick(page.speaks.name)} (${cited(page.speaks.source)})`],
            [t('communication.during_inquiry'), page.duringInquiry && `${pick(page.duringInquiry.name)} (${cited(page.duringInquiry.source)})`],
            [t('communication.consent'), page.consentNeeded === undefined ? t('protocol.says_nothing') : `${page.consentNeeded ? t('communication.consent_needed') : t('communication.consent_not_needed')} (${page.consentSource})`],
            [t('communication.security'), page.security && `${pick(page.security.name)} (${cited(page.security.source)})`],
          ]}
        />
      </More>
    </Section>
  )
}

function Circle({ circle, ...here }: { circle: CircleShown } & Here) {
  const { page, hand } = here
  const all = page.decisions.filter((one) => one.circle === circle.id)
  const now = all.find((one) => one.holds)
  const earlier = all.filter((one) => !one.holds)
  const [code, setCode] = useState<string>()
  const fetchSheet = async () => {
    const answer = await download(`/incidents/${hand.page.id}/circles/${circle.id}/sheet`, `${circle.id}.pdf`)
    setCode(answer.ok ? undefined : answer.code)
    await here.loaded.reload()
  }
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{pick(circle.name)}</h3>
        <Badge tone={!now ? 'neutral' : now.tell ? (now.sayings.length > 0 ? 'ok' : 'info') : 'neutral'}>
          {!now ? t('communication.undecided') : !now.tell ? t('communication.silent') : now.sayings.length > 0 ? t('communication.told') : t('communication.to_tell')}
        </Badge>
      </div>
      <Paragraph small>{t('communication.may_know', { facts: circle.mayKnow.map((fact) => word('communication.fact', fact)).join(', ') })}</Paragraph>
      {now && <Decision one={now} />}
      {code && <Failure code={code} />}
      {page.mayWrite && (
        <div class="reveals">
          {now?.tell && now.sayings.length === 0 && (
            <Reveal label={t('communication.said')} look="primary" about={pick(circle.name)}>
              {(close) => <Said one={now} {...here} close={close} />}
            </Reveal>
          )}
          <Reveal label={now ? t('communication.decide_again') : t('communication.decide')} about={pick(circle.name)}>
            {(close) => <Decide circle={circle} {...here} close={close} />}
          </Reveal>
          {now?.tell && (
            <Button look="subtle" onClick={() => void fetchSheet()} label={`${t('communication.sheet')}: ${pick(circle.name)}`}>
              {t('communication.sheet')}
            </Button>
          )}
        </div>
      )}
      {earlier.length > 0 && (
        <More summary={t('communication.earlier', { n: earlier.length })}>
          {earlier.map((one) => (
            <Decision one={one} key={one.id} />
          ))}
        </More>
      )}
    </>
  )
}

function Decision({ one }: { one: CommunicationShown }) {
  return (
    <>
      <Terms
        rows={[
          [t('communication.decision'), one.tell ? t('communication.we_tell') : t('communication.we_keep_silent')],
          [t('communication.with_person'), `${word('communication.agreed', one.agreed)}${one.agreedOn ? ` (${day(one.agreedOn)})` : ''}`],
          [t('communication.speaker'), one.speaker && roleName(one.speaker)],
          [t('communication.decided_at'), `${moment(one.at)}${one.by ? `, ${one.by.name}` : ''}`],
          ...one.sayings.map((saying): [string, string] => [t('communication.said_at'), `${moment(saying.saidAt)}${saying.by ? `, ${saying.by.name}` : ''}${saying.text ? `: ${saying.text}` : ''}`]),
        ]}
      />
      {one.text && <Words>{one.text}</Words>}
      {one.reason && <Words>{one.reason}</Words>}
    </>
  )
}

function Decide({ circle, hand, page, loaded, close }: { circle: CircleShown; close: () => void } & Here) {
  const pack = usePack()
  const speakers = circle.speakers.length > 0 ? circle.speakers : (pack?.roles ?? []).filter((role) => role.permissions?.includes('case.handle')).map((role) => role.id)
  return (
    <CaseForm
      hand={hand}
      name="communication"
      about={circle.id}
      close={close}
      initial={{ tell: 'yes', phase: page.inquiryRuns ? 'inquiry' : 'first', agreed: 'yes', agreedOn: today(), speaker: circle.speakers[0] ?? '', text: '', reason: '' }}
      check={(values) => (values.tell === 'yes' && empty(values.text) ? [{ field: 'text', code: 'communication.text_missing' }] : [])}
      send={(values, attempt) =>
        post<Created>(
          `/incidents/${hand.page.id}/communication-decisions`,
          {
            circle: circle.id,
            tell: values.tell === 'yes',
            phase: values.phase,
            agreed: values.agreed,
            ...(values.agreed === 'not_asked' ? {} : { agreedOn: values.agreedOn }),
            ...(values.tell === 'yes' && values.speaker ? { speaker: values.speaker } : {}),
            ...(empty(values.text) || values.tell !== 'yes' ? {} : { text: values.text }),
            ...(empty(values.reason) ? {} : { reason: values.reason }),
          },
          { attempt },
        )
      }
      done={() => void loaded.reload()}
      said={t('communication.decided')}
      submit={t('communication.save')}
    >
      {({ values, bind }) => (
        <>
          <Radios {...bind('agreed')} label={t('communication.agreed_question')} choices={['yes', 'no', 'not_asked'].map((value) => ({ value, label: word('communication.agreed', value) }))} />
          {values.agreed !== 'not_asked' && <TextField {...bind('agreedOn')} label={t('communication.agreed_on')} type="date" max={today()} narrow />}
          <Radios {...bind('tell')} label={t('communication.tell_question', { circle: pick(circle.name) })} pills choices={['yes', 'no'].map((value) => ({ value, label: word('yes_no', value) }))} />
          {values.tell === 'yes' && (
            <>
              <TextArea {...bind('text')} label={t('communication.text')} hint={t('communication.text_hint')} />
              <Select {...bind('speaker')} label={t('communication.speaker_question')} optional={circle.speakers.length === 0} choices={[...(circle.speakers.length === 0 ? [{ value: '', label: t('communication.no_speaker') }] : []), ...speakers.map((role) => ({ value: role, label: roleName(role) }))]} />
            </>
          )}
          <Select {...bind('phase')} label={t('communication.phase')} choices={['first', 'inquiry', 'settled'].map((value) => ({ value, label: word('communication.phase', value) }))} />
          <TextArea {...bind('reason')} label={t('communication.reason')} optional rows={2} />
        </>
      )}
    </CaseForm>
  )
}

function Said({ one, hand, loaded, close }: { one: CommunicationShown; close: () => void } & Here) {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return (
    <CaseForm
      hand={hand}
      name="said"
      about={one.id}
      close={close}
      initial={{ date: today(), time: `${two(now.getHours())}:${two(now.getMinutes())}`, text: '' }}
      send={(values, attempt) => post<Created>(`/communication-decisions/${one.id}/sayings`, { saidAt: new Date(momentFrom(values.date, values.time) ?? now).toISOString(), ...(empty(values.text) ? {} : { text: values.text }) }, { attempt })}
      done={() => void loaded.reload()}
      said={t('communication.said_saved')}
      submit={t('action.save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <MomentField
            id={id('saidAt')}
            label={t('communication.said_when')}
            error={wrong('saidAt')}
            date={values.date}
            time={values.time}
            max={today()}
            onInput={(date, time) => {
              set('date', date)
              set('time', time)
            }}
          />
          <TextArea {...bind('text')} label={t('communication.said_text')} optional rows={2} />
        </>
      )}
    </CaseForm>
  )
}

function Security({ hand, mayWrite }: { hand: CaseAtHand; mayWrite: boolean }) {
  const loaded = useLoad(() => get<SecurityList>(`/incidents/${hand.page.id}/security-measures`), [hand.page.id])
  return (
    <Section title={t('security.title')}>
      <Paragraph>{t('security.explained')}</Paragraph>
      <Await of={loaded}>
        {({ items }) => (
          <>
            {items.length === 0 ? (
              <Empty title={t('security.none')} />
            ) : (
              <ul class="rows">
                {items.map((one) => (
                  <li class="row" key={one.id}>
                    <Measure one={one} hand={hand} mayWrite={mayWrite} loaded={loaded} />
                  </li>
                ))}
              </ul>
            )}
            {mayWrite && (
              <Reveal label={t('security.add')}>
                {(close) => (
                  <CaseForm
                    hand={hand}
                    name="security"
                    close={close}
                    initial={{ since: today(), text: '' }}
                    check={(values) => (empty(values.text) ? [{ field: 'text', code: 'security.text_missing' }] : [])}
                    send={(values, attempt) => post<Created>(`/incidents/${hand.page.id}/security-measures`, values, { attempt })}
                    done={() => void loaded.reload()}
                    said={t('security.added')}
                    submit={t('action.save')}
                  >
                    {({ bind }) => (
                      <>
                        <TextArea {...bind('text')} label={t('security.text')} hint={t('security.text_hint')} rows={2} />
                        <TextField {...bind('since')} label={t('security.since')} type="date" max={today()} narrow />
                      </>
                    )}
                  </CaseForm>
                )}
              </Reveal>
            )}
          </>
        )}
      </Await>
    </Section>
  )
}

function Measure({ one, hand, mayWrite, loaded }: { one: SecurityShown; hand: CaseAtHand; mayWrite: boolean; loaded: Loaded<SecurityList> }) {
  return (
    <>
      <div class="row__head">
        <Words>{one.text}</Words>
        <Badge tone="warning">{t('security.mark')}</Badge>
      </div>
      <Paragraph small>{one.endedOn ? t('security.from_until', { from: day(one.since), until: day(one.endedOn) }) : t('security.from', { from: day(one.since) })}</Paragraph>
      {mayWrite && !one.endedOn && (
        <Reveal label={t('security.end')} look="subtle" about={one.text}>
          {(close) => (
            <CaseForm
              hand={hand}
              name="security-end"
              about={one.id}
              close={close}
              initial={{ on: today() }}
              send={(values, attempt) => post<Created>(`/security-measures/${one.id}/endings`, values, { attempt })}
              done={() => void loaded.reload()}
              said={t('security.ended')}
              submit={t('security.end')}
            >
              {({ bind }) => <TextField {...bind('on')} label={t('security.ended_on')} type="date" max={today()} narrow />}
            </CaseForm>
          )}
        </Reveal>
      )}
    </>
  )
}
