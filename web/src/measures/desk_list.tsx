// The list at the desk: who, which place, until when, what to do. Large, and nothing else on it.
import { get } from '../api/client'
import { t } from '../catalogue'
import { day } from '../catalogue/time'
import { Terms } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Words } from '../ui/page'
import type { DeskList } from './types'
import '../styles/handling.css'
import '../styles/measures.css'

export function DeskScreen() {
  const loaded = useLoad(() => get<DeskList>('/desk-entries'))
  return (
    <Page title={t('nav.desk')} lead={t('desk.lead')}>
      <Await of={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('desk.none')}>
              <Paragraph>{t('desk.none_explained')}</Paragraph>
            </Empty>
          ) : (
            <ul class="desk">
              {items.map((entry) => (
                <li class="desk__entry" key={entry.id}>
                  <h2 class="nl-heading nl-heading--level-2">{entry.who}</h2>
                  <Terms
                    rows={[
                      [t('measure.place'), entry.place],
                      [t('measure.ends_on'), entry.until ? day(entry.until) : t('measure.endless')],
                    ]}
                  />
                  <Words>{entry.instruction}</Words>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </Page>
  )
}
