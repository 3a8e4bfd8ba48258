// "Is this over the line?" Plain questions about facts; the protocol's own answer with its source. It never decides for the
// reporter, and it never stands between him and sending.
import { useEffect, useState } from 'preact/hooks'
import { post } from '../api/client'
import type { NormColumn, Pack } from '../api/types'
import { pick, sourceWords, t } from '../catalogue'
import { Alert } from '../ui/alert'
import { Failure } from '../ui/errors'
import { Checkboxes } from '../ui/field'

interface Props {
  pack: Pack
  answers: string[]
  onAnswers: (answers: string[]) => void
  onColumn?: (behaviour: string) => void
}

export function NormHelper({ pack, answers, onAnswers, onColumn }: Props) {
  const [column, setColumn] = useState<NormColumn | null>()
  const [code, setCode] = useState<string>()
  useEffect(() => {
    let late = false
    if (answers.length === 0) {
      setColumn(undefined)
      onColumn?.('')
      return
    }
    void post<{ column?: NormColumn | null }>('/protocol/_classify', { yes: answers }).then((answer) => {
      if (late) return
      setCode(answer.ok ? undefined : answer.code)
      if (!answer.ok) return
      setColumn(answer.value.column ?? null)
      onColumn?.(answer.value.column?.id ?? '')
    })
    return () => void (late = true)
  }, [answers.join(' ')])

  if (pack.questions.length === 0) return <p class="nl-paragraph">{t('protocol.silent')}</p>
  return (
    <div class="stack">
      <Checkboxes id="answers" label={t('reports.norm_question')} hint={t('reports.norm_hint')} optional values={answers} onInput={onAnswers} choices={pack.questions.map((one) => ({ value: one.id, label: pick(one.text) }))} />
      <div role="status">
        {code && <Failure code={code} />}
        {column && <ColumnCard column={column} />}
        {column === null && <p class="nl-paragraph">{t('reports.norm_none')}</p>}
      </div>
    </div>
  )
}

export function ColumnCard({ column }: { column: NormColumn }) {
  return (
    <Alert tone={column.reporting === 'always' ? 'warning' : 'info'}>
      <h2 class="nl-heading nl-heading--level-3">{pick(column.name)}</h2>
      {column.norm && <p class="nl-paragraph">{pick(column.norm)}</p>}
      <p class="nl-paragraph">
        <strong>{reporting(column)}</strong>
      </p>
      {column.rule && <p class="nl-paragraph">{pick(column.rule)}</p>}
      <p class="nl-paragraph small">{sourceWords(column.source)}</p>
    </Alert>
  )
}

function reporting(column: NormColumn): string {
  switch (column.reporting) {
    case 'always':
      return t('reports.reporting_always')
    case 'when_it_continues':
      return t('reports.reporting_when_it_continues')
    case 'recommended':
      return t('reports.reporting_recommended')
    case 'optional':
      return t('reports.reporting_optional')
  }
}
