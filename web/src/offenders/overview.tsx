// Who is in the register, the latest first, with a search through all that is known.
import { useState } from 'preact/hooks'
import { t } from '../catalogue'
import { day } from '../catalogue/time'
import { Button, Link } from '../ui/button'
import { Badge, Cards } from '../ui/data'
import { TextField } from '../ui/field'
import { Empty, Page, Paragraph } from '../ui/page'
import { Pages, usePages } from '../ui/pages'
import type { PersonInList } from './types'
import { personName } from './words'
import '../styles/handling.css'
import '../styles/offenders.css'

export function Overview() {
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState('')
  const persons = usePages<PersonInList>(query ? `/offenders?query=${encodeURIComponent(query)}` : '/offenders')
  return (
    <Page title={t('nav.offenders')} lead={t('offenders.lead')} actions={<Link to="/offenders/requests">{t('offenders.requests')}</Link>} wide>
      <form
        class="search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          setQuery(typed.trim())
        }}
      >
        <TextField id="query" label={t('offenders.search')} optional value={typed} onInput={setTyped} />
        <Button type="submit">{t('offenders.search_go')}</Button>
      </form>
      <Pages of={persons} counted="offenders.shown">
        {(items) =>
          items.length === 0 ? (
            <Empty title={query ? t('offenders.none_found', { query }) : t('offenders.none')}>{!query && <Paragraph>{t('offenders.none_explained')}</Paragraph>}</Empty>
          ) : (
            <Cards
              items={items.map((person) => ({
                id: person.id,
                to: `/offenders/${person.id}`,
                title: personName(person),
                facts: person.restricted ? t('offenders.is_restricted') : facts(person),
                badge: person.measures.length > 0 ? <Badge tone="warning">{t('offenders.measures')}</Badge> : undefined,
              }))}
            />
          )
        }
      </Pages>
    </Page>
  )
}

const facts = (person: PersonInList) =>
  [
    person.againstOffice !== undefined && person.againstStaff !== undefined ? `${t('offenders.all_counts_label')}: ${t('offenders.counts', { office: person.againstOffice, staff: person.againstStaff })}` : '',
    person.lastAt ? `${t('offenders.last')}: ${day(person.lastAt)}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
