import { t } from '../catalogue'
import { Actions, ButtonLink } from '../ui/button'
import { Page } from '../ui/page'

/** What a link was for is done; signing in comes next. */
export const NowSignIn = ({ title, lead }: { title: string; lead: string }) => (
  <Page title={title} lead={lead}>
    <Actions>
      <ButtonLink to="/" look="primary">
        {t('people.sign_in')}
      </ButtonLink>
    </Actions>
  </Page>
)
