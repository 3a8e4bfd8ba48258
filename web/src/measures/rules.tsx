// What the protocol says about deciding here: deciding, consenting, vetoing, being heard and acting are facts of their own.
import { pick, sourceWords, t } from '../catalogue'
import { roleName } from '../protocol/pack'
import { Badge, More, Terms } from '../ui/data'
import { Empty, Paragraph, Section } from '../ui/page'
import type { Response } from './types'

const roles = (list: string[]) => list.map(roleName).join(', ')

export function Rules({ response }: { response: Response }) {
  return (
    <Section title={t('response.protocol')}>
      {response.rules.length === 0 && response.offered.length === 0 && <Empty title={t('protocol.silent')} />}
      <div>
        {response.offered.length > 0 && (
          <More summary={t('rule.offered')}>
            <ul class="utrecht-unordered-list">
              {response.offered.map((one) => (
                <li class="utrecht-unordered-list__item" key={one.id}>
                  <strong>{pick(one.name)}</strong>
                  {one.deciders.length > 0 && <>: {t('measure.decides', { roles: roles(one.deciders) })}</>} <span class="small">{sourceWords(one.source)}</span>
                </li>
              ))}
            </ul>
          </More>
        )}
        {response.rules.map((rule) => (
          <More key={rule.id} summary={pick(rule.name)}>
            <Terms
              rows={[
                [t('rule.decides'), roles(rule.decides)],
                [t('rule.consents'), roles(rule.consents)],
                [t('rule.vetoes'), roles(rule.vetoes)],
                [t('rule.heard'), roles(rule.heard)],
                [t('rule.advises'), roles(rule.advises)],
                [t('rule.acts'), roles(rule.acts)],
              ]}
            />
            {rule.note && <Paragraph>{pick(rule.note)}</Paragraph>}
            {rule.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
            <Paragraph small>{sourceWords(rule.source)}</Paragraph>
          </More>
        ))}
      </div>
    </Section>
  )
}
