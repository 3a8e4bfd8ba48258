// The hub's public page: what organisations of a kind and size have together. Whoever comes from a register finds his own kind and size chosen.
import { useState } from 'preact/hooks'
import { get } from '../api/client'
import { place } from '../app/router'
import { t } from '../catalogue'
import { Select } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { Page } from '../ui/page'
import { GroupFigures, groupName, NoGroup } from './group_figures'
import type { Benchmark, Benchmarks } from './types'
import '../styles/handling.css'

const yearsBack = 10
const years = () => Array.from({ length: yearsBack }, (_, back) => String(new Date().getFullYear() - 1 - back))
const groupId = (one: { kind: string; size: string }) => `${one.kind} ${one.size}`

export function TogetherScreen() {
  const asked = place.get().query
  const [year, setYear] = useState(years().find((one) => one === asked.get('year')) ?? years()[0]!)
  const [group, setGroup] = useState(groupId({ kind: asked.get('kind') ?? '', size: asked.get('size') ?? '' }))
  const found = useLoad(() => get<Benchmarks>(`/network-benchmarks?year=${year}`, { anonymous: true }), [year])
  return (
    <Page title={t('together.title')} lead={t('together.lead')} wide>
      <div class="stack-wide">
        <Select id="together-year" label={t('network.year')} value={year} onInput={setYear} choices={years().map((one) => ({ value: one, label: one }))} />
        <Await of={found}>{({ items }) => (items.length ? <Groups items={items} chosen={group} choose={setGroup} /> : <NoGroup />)}</Await>
      </div>
    </Page>
  )
}

function Groups({ items, chosen, choose }: { items: Benchmark[]; chosen: string; choose: (group: string) => void }) {
  const own = items.find((one) => groupId(one) === chosen)
  const missing = chosen.trim() && !own
  const [kind = '', size = ''] = chosen.split(' ')
  const shown = own ?? (missing ? undefined : items[0])
  return (
    <>
      <Select
        id="together-group"
        label={t('together.group')}
        value={shown ? groupId(shown) : chosen}
        onInput={choose}
        choices={[...(missing ? [{ value: chosen, label: groupName({ kind, size }) }] : []), ...items.map((one) => ({ value: groupId(one), label: groupName(one) }))]}
      />
      {shown ? <GroupFigures group={shown} /> : <NoGroup />}
    </>
  )
}
