// Who can read this, on what ground, and who has looked. Deputies hold a key that does not work yet.
import { get } from '../api/client'
import { cited, t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { roleName } from '../protocol/pack'
import { Badge, Table, Timeline } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Paragraph, Section } from '../ui/page'
import type { Case, CaseReaders, Holder } from './types'

export function Readers({ page }: { page: Case }) {
  const readers = useLoad(() => get<CaseReaders>(`/incidents/${page.id}/readers`), [page.id, page.version])
  return (
    <Await of={readers}>
      {({ holders, looks }) => (
        <>
          <Section title={t('case.readers')}>
            <Paragraph>{t('case.readers_explained')}</Paragraph>
            <Table
              caption={t('case.readers')}
              rows={holders}
              id={(row) => `${row.account}${row.standby}`}
              columns={[
                { label: t('people.name'), head: true, value: (row) => row.name },
                { label: t('case.role'), value: (row) => roleName(row.role) },
                { label: t('case.reads'), value: (row) => row.compartments.map((one) => word('compartment', one)).join(', ') },
                { label: t('case.ground'), value: (row) => <Ground row={row} /> },
                { label: t('case.since_label'), value: (row) => shortDay(row.since) },
              ]}
            />
          </Section>
          <Section title={t('case.looks')}>
            {looks.length === 0 ? (
              <Empty title={t('case.looks_none')} />
            ) : (
              <Timeline items={[...looks].reverse().map((look) => ({ at: look.at, title: `${look.by?.name ?? t('case.register')}: ${word('action', look.action)}` }))} />
            )}
          </Section>
        </>
      )}
    </Await>
  )
}

function Ground({ row }: { row: Holder }) {
  return (
    <span>
      {word('ground', row.rule)}
      {row.source && <span class="small"> ({cited(row.source)})</span>} {row.standby && <Badge tone="warning">{t('case.standby')}</Badge>}
      {row.waiting && <Badge>{t('case.waiting')}</Badge>}
    </span>
  )
}
