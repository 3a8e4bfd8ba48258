// A case with something of everything in it that can be looked at, as test/hidden_test.cpp makes one, about somebody who is kept out.
import { randomUUID } from 'node:crypto'
import { form } from '../register.mjs'

async function file(person, more = {}) {
  const { id } = await person.must('POST', '/evidence', { name: 'brief.txt', size: 5, ...more })
  await person.must('PUT', `/evidence/${id}/chunks/0`, Buffer.from('hello'))
  await person.must('POST', `/evidence/${id}/completions`, {})
  return id
}

/** By the names that the API's document gives them: { incidentId: … }. */
export async function everything(reporter, griffier, kept_out) {
  const involved = [(await kept_out.must('GET', '/profile')).account.id]
  const ids = { reportId: (await reporter.must('POST', '/reports', form('Over hem.', { involved, evidence: [await file(reporter)] }))).id }
  ids.incidentId = (await griffier.must('GET', '/incidents')).items[0].id
  const path = `/incidents/${ids.incidentId}`, made = async (person, where, body) => (await person.must('POST', where, body)).id
  ids.offenderId = (await griffier.must('GET', path)).offenders[0].id
  ids.evidenceId = await file(griffier, { incidentId: ids.incidentId })
  ids.conversationId = (await griffier.must('GET', `${path}/aftercare`)).items[0].conversations[0].id
  ids.agendaPackId = await made(griffier, `${path}/agenda-packs`, { circle: 'triangle', language: 'nl', proposal: 'x' })
  ids.fileId = await made(griffier, `${path}/police-files`, { kind: 'report' })
  const fields = ['organisatie', 'datum', 'kenmerk', 'geadresseerde_naam', 'aanhef', 'ondertekenaar_naam', 'dag_voorval', 'stand']
  ids.letterId = await made(griffier, `${path}/letters`, { kind: 'notice', fields: fields.map(field => ({ field, text: 'x' })) })

  const [{ role }] = (await reporter.must('POST', '/consultations/_choices', { involved })).items
  ids.consultationId = await made(reporter, '/consultations', { to: role, question: 'Mag dit?', involved })
  ids.entryId = await made(reporter, '/logbook-entries', { occurredAt: '2026-03-08T21:30:00Z', form: 'in_person', text: 'Weer.' })
  ids.shareId = await made(reporter, '/logbook-shares', { entries: [ids.entryId], tier: 'receivers', involved })
  ids.analysisId = await made(reporter, '/risk-analyses', { checklist: 'conversation', title: 'Een gesprek.', heldAt: '2026-03-12T10:00:00Z', yes: [], measures: [], involved })
  ids.draftId = randomUUID()
  await reporter.must('PUT', `/drafts/${ids.draftId}`, { content: '{}' })
  return ids
}
