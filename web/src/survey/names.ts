// A group's name: its role's, or the roles that are too small to stand alone.
import { t } from '../catalogue'
import { roleName } from '../protocol/pack'

export const groupName = ({ group, id, roles }: { group?: string; id?: string; roles: string[] }): string =>
  (group ?? id) === 'others' ? t('survey.others', { roles: roles.map((role) => roleName(role)).join(', ') }) : roleName(group ?? id)
