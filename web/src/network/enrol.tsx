// Enrolling an organisation with the key it signs with, which its own people read out.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { t, word } from '../catalogue'
import { go } from '../app/router'
import { Select, TextField } from '../ui/field'
import { say } from '../ui/notice'
import { Page } from '../ui/page'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import '../styles/handling.css'

const kinds = ['municipality', 'province', 'water_board']

export function Enrol() {
  const faults = useStore(faultsShown)
  return (
    <Page title={t('network.enrol')} lead={t('network.enrol_lead')} faults={faults} back={{ to: '/network', label: t('nav.network') }}>
      <SendForm
        name="enrol"
        initial={{ name: '', kind: 'municipality', inhabitants: '', publicKey: '' }}
        check={(values) => (/^\d{1,8}$/.test(values.inhabitants.trim()) ? [] : [{ field: 'inhabitants', code: 'network.inhabitants_out_of_range' }])}
        send={(values) => post<Created>('/network-participants', { name: values.name.trim(), kind: values.kind, inhabitants: Number(values.inhabitants), publicKey: values.publicKey.trim() })}
        done={({ id }) => {
          say(t('network.enrolled'))
          go(`/network/${id}`)
        }}
        submit={t('network.enrol')}
      >
        {({ bind }) => (
          <>
            <TextField {...bind('name')} label={t('network.name')} />
            <Select {...bind('kind')} label={t('network.kind')} choices={kinds.map((kind) => ({ value: kind, label: word('network.kind', kind) }))} />
            <TextField {...bind('inhabitants')} label={t('network.inhabitants')} hint={t('network.inhabitants_hint')} inputMode="numeric" narrow />
            <TextField {...bind('publicKey')} label={t('network.public_key')} hint={t('network.public_key_hint')} />
          </>
        )}
      </SendForm>
    </Page>
  )
}
