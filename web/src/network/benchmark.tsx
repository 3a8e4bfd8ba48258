// Own figures beside those of organisations of a kind and size together.
import { useEffect, useState } from 'preact/hooks'
import { get, post } from '../api/client'
import { t } from '../catalogue'
import { usePack } from '../protocol/pack'
import { Parts } from '../statistics/parts'
import { Failure } from '../ui/errors'
import { Select } from '../ui/field'
import { Await, useLoad, Waiting } from '../ui/load'
import { Empty, Page, Paragraph } from '../ui/page'
import { GroupFigures, groupName, NoGroup } from './group_figures'
import type { Comparison, Membership } from './types'
import '../styles/handling.css'

export function BenchmarkScreen() {
  usePack()
  const membership = useLoad(() => get<Membership>('/network-membership'))
  return (
    <Page title={t('benchmark.title')} lead={t('benchmark.lead')} back={{ to: '/membership', label: t('membership.title') }} wide>
      <Parts at="/benchmark" />
      <Await of={membership}>{(value) => (value.hub === undefined ? <Empty title={t('membership.no_hub')} /> : <Choose years={value.years} hub={value.hub} />)}</Await>
    </Page>
  )
}

function Choose({ years, hub }: { years: number[]; hub: string }) {
  const [year, setYear] = useState(String(years[0] ?? ''))
  const [found, setFound] = useState<Comparison>()
  const [code, setCode] = useState<string>()
  const ask = async () => {
    setFound(undefined)
    setCode(undefined)
    const answer = await post<Comparison>('/network-benchmarks/_compare', { year: Number(year) })
    if (answer.ok) setFound(answer.value)
    else setCode(answer.code)
  }
  useEffect(() => void ask(), [year])
  return (
    <div class="stack-wide">
      <Select id="benchmark-year" label={t('network.year')} value={year} onInput={setYear} choices={years.map((one) => ({ value: String(one), label: String(one) }))} />
      {code ? <Failure code={code} retry={() => void ask()} /> : found ? <Groups found={found} /> : <Waiting />}
      <Paragraph small>
        <a class="nl-link" href={publicPage(hub, year, found)} target="_blank" rel="noreferrer">
          {t('benchmark.public_page')}
        </a>
      </Paragraph>
    </div>
  )
}

/** What everybody sees at the hub, at the same year and the same kind and size. */
function publicPage(hub: string, year: string, found: Comparison | undefined): string {
  const query = new URLSearchParams({ year, ...(found?.kind && found.size ? { kind: found.kind, size: found.size } : {}) })
  return `${hub}/#/benchmarks?${query}`
}

function Groups({ found }: { found: Comparison }) {
  const ours = found.benchmarks.findIndex((one) => one.kind === found.kind && one.size === found.size)
  const [at, setAt] = useState(String(Math.max(ours, 0)))
  const group = found.benchmarks[Number(at)]
  if (!group) return <NoGroup />
  return (
    <>
      <Select id="benchmark-group" label={t('benchmark.group')} value={at} onInput={setAt} choices={found.benchmarks.map((one, index) => ({ value: String(index), label: groupName(one) }))} />
      <GroupFigures group={group} own={found.own} beside />
    </>
  )
}
