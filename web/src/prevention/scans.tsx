// That somebody's safety was looked at, and when: what was found is not asked.
import { get, post } from '../api/client'
import type { SafetyScanKind, SafetyScanList } from '../api/generated'
import type { Person } from '../api/types'
import { t, word } from '../catalogue'
import { fieldsOf, shortDay } from '../catalogue/time'
import { usePeople } from '../reports/colleagues'
import { Table } from '../ui/data'
import { Radios, Select, TextField } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'

const kinds: SafetyScanKind[] = ['self_scan', 'home_scan', 'ccv_scan']

/** One's own. */
export function Scans() {
  const scans = useLoad(() => get<SafetyScanList>('/safety-scans'))
  const mine = (scans.value?.items ?? []).filter((one) => one.mine)
  return (
    <Section title={t('scan.title')}>
      <Paragraph>{t('scan.explained')}</Paragraph>
      <Await of={scans}>
        {() =>
          mine.length > 0 && (
            <ul class="utrecht-unordered-list">
              {mine.map((one) => (
                <li class="utrecht-unordered-list__item" key={one.id}>
                  {word('scan.kind', one.kind)}, {shortDay(one.doneOn)}
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      <Reveal label={t('scan.add')}>{(close) => <ScanForm done={scans.reload} close={close} />}</Reveal>
    </Section>
  )
}

/** Everybody's, for whoever keeps the book. */
export function ScansOfAll() {
  const scans = useLoad(() => get<SafetyScanList>('/safety-scans'))
  const people = usePeople()
  return (
    <Section title={t('scan.all')}>
      <Paragraph>{t('scan.explained')}</Paragraph>
      <Await of={scans}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('scan.none')} />
          ) : (
            <Table
              caption={t('scan.all')}
              rows={items}
              id={(scan) => scan.id}
              columns={[
                { label: t('scan.who'), head: true, value: (scan) => scan.person },
                { label: t('scan.which'), value: (scan) => word('scan.kind', scan.kind) },
                { label: t('scan.when'), value: (scan) => shortDay(scan.doneOn) },
              ]}
            />
          )
        }
      </Await>
      <Reveal label={t('scan.add_for')}>{(close) => <ScanForm people={people.value?.items ?? []} done={scans.reload} close={close} />}</Reveal>
    </Section>
  )
}

function ScanForm({ people, done, close }: { people?: Person[]; done: () => Promise<void>; close: () => void }) {
  const today = fieldsOf(new Date()).date
  return (
    <SendForm
      name="scan"
      initial={{ account: '', kind: 'self_scan' as SafetyScanKind, doneOn: today }}
      check={(values) => [...(people && !values.account ? [{ field: 'account', code: 'prevention.owner_missing' }] : []), ...(values.doneOn ? [] : [{ field: 'doneOn', code: 'reports.occurred_missing' }])]}
      send={(values) => post('/safety-scans', { ...values, account: values.account || undefined })}
      done={async () => {
        close()
        await done()
        say(t('scan.added'))
      }}
      submit={t('action.save')}
      cancel={close}
    >
      {({ values, set, id, bind }) => (
        <>
          {people && <Select {...bind('account')} label={t('scan.whose')} choices={people.map((person) => ({ value: person.id, label: person.name }))} />}
          <Radios id={id('kind')} label={t('scan.which')} value={values.kind} onInput={(kind) => set('kind', kind as SafetyScanKind)} choices={kinds.map((kind) => ({ value: kind, label: word('scan.kind', kind) }))} />
          <TextField {...bind('doneOn')} label={t('scan.when')} type="date" max={today} narrow />
        </>
      )}
    </SendForm>
  )
}
