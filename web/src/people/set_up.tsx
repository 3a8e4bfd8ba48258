// Where the organisation asks a second factor, whoever has none sets it up right after signing in. On top of a screen that was left
// in the middle, it is a dialog: what was typed stays beneath.
import { t } from '../catalogue'
import { Actions, Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Page, Paragraph, Section } from '../ui/page'
import { leave } from './leave'
import { SecondFactor } from './second_factor'
import { refresh } from './session'

export const SetUpScreen = () => (
  <Page title={t('set_up.title')} lead={t('set_up.lead')}>
    <Section title={t('people.second_factor')}>
      <SetUp />
    </Section>
  </Page>
)

export const SetUpAgain = () => (
  <Dialog title={t('set_up.title')}>
    <Paragraph>{t('set_up.lead')}</Paragraph>
    <SetUp />
  </Dialog>
)

function SetUp() {
  return (
    <div class="stack">
      <Paragraph>{t('set_up.how')}</Paragraph>
      <SecondFactor on={false} changed={() => void refresh()} />
      <Paragraph small>{t('set_up.help')}</Paragraph>
      <Actions>
        <Button look="subtle" onClick={() => void leave()}>
          {t('people.sign_out')}
        </Button>
      </Actions>
    </div>
  )
}
