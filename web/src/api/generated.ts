// Made by tools/types.mjs from docs/api/openapi.json. Change the server's shapes, not this file.

export interface AcceptanceInput {
  token: string
  password: string
}

export interface AccountChange {
  name?: string
  ended?: boolean
}

export interface AccountInput {
  name: string
  login: string
  language?: string
}

export interface AccountRef {
  id: string // id
  name: string
}

export type AccountState = 'invited' | 'active' | 'ended'

export interface AccountView {
  id: string // id
  name: string
  login: string
  state: AccountState
  roles: AssignmentView[]
  lastSignIn?: string // date-time
  totp: boolean
  version: number
}

export interface AccountsView {
  items: AccountView[]
}

export type Act = 'listing' | 'warning'

export interface AdviceView {
  report?: string
  enterInRegister?: string
  react?: string
  police?: string
  rule: TextView
  source: string
}

export interface AffectedChange {
  consentPolice?: Consent
  consentCommunication?: Consent
  confidential?: boolean
}

export interface AffectedInput {
  account?: string // id
  name?: string
  role?: string
}

export interface AffectedPersonInput {
  account?: string // id
  name?: string
  role: string
}

export interface AffectedShown {
  id: string // id
  name?: string
  role: string
  accountId?: string // id
  consent: ConsentShown
  confidential: boolean
  aftercare: AftercareSummary
  version: number
}

export interface AffectedView {
  id: string
  account?: string // id
  name: string
  role: string
}

export interface AftercareDeadlineShown {
  type: string
  opensAt?: string // date-time
  due?: string // date-time
}

export interface AftercareItem {
  affectedId: string // id
  name?: string
  role: string
  silent: boolean
  conversations: ConversationShown[]
  contentment?: ContentmentShown
}

export interface AftercareList {
  items: AftercareItem[]
}

export interface AftercareStepShown {
  at: string // date-time
  by: string
  state: string
  until?: string // date-time
  reason?: string
}

export interface AftercareSummary {
  planned: number
  held: number
  declined: number
  overdue: number
}

export interface AgendaCircleShown {
  id: string
  name: Words
  prepares: string[]
  knows: string[]
  note?: Words
  source: string
  mayPrepare: boolean
}

export interface AgendaInput {
  circle: string
  proposal?: string
  language: Language
}

export interface AgendaList {
  circles: AgendaCircleShown[]
  items: AgendaShown[]
}

export interface AgendaShown {
  id: string // id
  circle: string
  name: Words
  facts: FactShown[]
  measures: string[]
  proposal?: string
  madeAt: string // date-time
  madeBy?: Named
}

export type Agreed = 'not_asked' | 'yes' | 'no'

export type Answer = 'agrees' | 'refuses' | 'said' | 'nothing'

export interface AnswerShown {
  state: ConsentAnswer
  on: string // day
  text?: string
  by?: Named
}

export interface AnswersInput {
  survey: string
  group: string
  ticket: string
  signature: string
  answers: SurveyAnswer[]
}

export interface AppRoleView {
  id: string
  name: Words
  reports: boolean
  permissions: string[]
}

export interface AppointmentInput {
  plannedFor: string // date-time
}

export interface AssignmentChange {
  validUntil?: string // day
  deputy?: string // id
}

export interface AssignmentView {
  id: string // id
  role: string
  validFrom: string // day
  validUntil?: string // day
  deputy?: string // id
  version: number
}

export interface BalanceShown {
  affectedId?: string // id
  damage: number
  advanced: number
  insured: number
  recovered: number
  open: number
}

export interface BenchmarkFigures {
  organisations: number
  hidden: number
  people: number
  least: number
  most: number
  parts: BenchmarkPart[]
  rounded?: number
}

export interface BenchmarkPart {
  axis: string
  class: string
  count: number
  of: number
}

export interface BenchmarkShown {
  year: number
  kind: ParticipantKind
  size: SizeClass
  madeAt: string // date-time
  figures: BenchmarkFigures
}

export interface BenchmarksShown {
  items: BenchmarkShown[]
}

export interface Board {
  items: BoardItem[]
}

export interface BoardItem {
  incidentReference: string
  affectedRole: string
  name: Words
  opensAt?: string // date-time
  due?: string // date-time
  movedUntil?: string // date-time
  state: string
  overdue: boolean
  providerRoles: string[]
}

export interface BreachInput {
  occurredAt: string // date-time
  words: string
}

export interface BreachShown {
  id: string // id
  occurredAt: string // date-time
  words?: string
  at: string // date-time
  by?: Named
}

export interface CarryingOutInput {
  doneOn: string // day
  report?: string
}

export interface Case {
  id: string // id
  reference: string
  state: string
  version: number
  mergedInto?: Reference
  pack: PackShown
  occurredAt: string // date-time
  reportedAt: string // date-time
  form: string
  place?: string
  behaviour?: string
  repeated: boolean
  persists: boolean
  aggravating: string[]
  classifications: ClassificationShown[]
  reports: ReportShown[]
  affected: AffectedShown[]
  offenders: OffenderShown[]
  tasks: TaskShown[]
  notes: NoteShown[]
  evidence: EvidenceView[]
  closures: ClosureShown[]
  timeline: EventShown[]
  handler?: Named
  permissions: string[]
}

export interface CaseOffender {
  id: string // id
  opened: boolean
  mayWrite: boolean
  removed: boolean
  restricted: boolean
  inRegister: boolean
  data: DatumShown[]
  relations: RelationShown[]
  repetition: RepetitionShown[]
}

export interface CaseOffenders {
  items: CaseOffender[]
}

export interface CaseSuggestions {
  keyOnItsWay: boolean
  mayDecide: boolean
  items: OffenderSuggestions[]
}

export interface CasesShown {
  opened: number
  merged: number
  withdrawn: number
  counted: number
}

export type Certainty = 'certain' | 'probable' | 'hearsay'

export interface ChoicesInput {
  involved?: string[]
}

export interface CircleShown {
  id: string
  name: Words
  outside: boolean
  mayKnow: string[]
  speakers: string[]
  source: string
}

export interface ClassShown {
  axis: string
  id: string
}

export interface ClassificationInput {
  behaviour: string
  reason: string
  facts?: string[]
  repeated?: boolean
  persists?: boolean
}

export interface ClassificationShown {
  behaviour: string
  reason?: string
  at: string // date-time
  by?: Named
  suggested: boolean
}

export interface ClassifyInput {
  yes: string[]
}

export interface ClassifyView {
  column?: NormColumnView
}

export interface ClosureShown {
  at: string // date-time
  by?: Named
  lesson?: string
  lessonNone: boolean
  reopenedAt?: string // date-time
  reopenedBy?: Named
  reason?: string
}

export interface CodeInput {
  code: string
}

export interface ColleagueView {
  account: string // id
  name: string
}

export interface CommunicationPage {
  circles: CircleShown[]
  speaks?: TellingRule
  duringInquiry?: TellingRule
  security?: TellingRule
  inquiryRuns: boolean
  consentNeeded?: boolean
  consentSource?: string
  persons: ToldOf[]
  decisions: CommunicationShown[]
  mayWrite: boolean
}

export interface CommunicationShown {
  id: string // id
  circle: string
  tell: boolean
  phase: TellingPhase
  speaker?: string
  agreed: Agreed
  agreedOn?: string // day
  text?: string
  reason?: string
  at: string // date-time
  by?: Named
  holds: boolean
  sayings: SayingShown[]
}

export interface ComparisonShown {
  own?: OwnFigures
  kind?: ParticipantKind
  size?: SizeClass
  benchmarks: BenchmarkShown[]
}

export interface CompletenessShown {
  year: number
  reports: ReportsShown
  cases: CasesShown
  consultations: ConsultationsShown
  logbookLines?: number
  quarters: QuarterShown[]
  gap?: GapShown
  goneThrough?: number
}

export interface CompletionView {
  sha256: string
  mediaType: string
  locationInside: LocationInside
}

export type Consent = 'unknown' | 'given' | 'refused' | 'withdrawn'

export type ConsentAnswer = 'asked' | 'given' | 'refused' | 'withdrawn'

export interface ConsentRule {
  needed: boolean
  source: string
}

export interface ConsentShown {
  police: string
  communication: string
}

export interface ConsultationChoice {
  role: string
  nl: string
  en: string
  names: string[]
  source: string
}

export interface ConsultationChoices {
  items: ConsultationChoice[]
}

export interface ConsultationItem {
  id: string // id
  state: ConsultationState
  to: string
  askedBy: string
  mine: boolean
  askedAt: string // date-time
  changedAt: string // date-time
}

export interface ConsultationList {
  items: ConsultationItem[]
}

export type ConsultationOutcome = 'nothing_needed' | 'advice_given'

export type ConsultationState = 'open' | 'answered' | 'closed' | 'reported'

export interface ConsultationView {
  id: string // id
  state: ConsultationState
  to: string
  askedBy: string
  askedByAccount: string // id
  mine: boolean
  outcome?: string
  reportId?: string // id
  askedAt: string // date-time
  changedAt: string // date-time
  question: string
  exchanges: ExchangeView[]
  readers: ReaderView[]
}

export interface ConsultationsShown {
  asked: number
  reported: number
  ended: number
  open: number
}

export interface ContentmentFigure {
  role: string
  answers: number
  content?: ShareShown
}

export interface ContentmentInput {
  score: number
  remark?: string
}

export interface ContentmentShown {
  score: number
  remark?: string
  at: string // date-time
}

export interface ConversationShown {
  id: string // id
  affectedId: string // id
  planId: string
  name: Words
  aims: Words[]
  deadline: AftercareDeadlineShown
  state: string
  plannedFor?: string // date-time
  movedUntil?: string // date-time
  offeredAt?: string // date-time
  heldAt?: string // date-time
  by?: string
  notes?: string
  injuryShown?: boolean
  referred?: boolean
  overdue: boolean
  mayLead: boolean
  leaders: string[]
  history: AftercareStepShown[]
  source: string
  version: number
}

export interface CorrectionInput {
  value: string
  certainty: Certainty
  since?: string // day
  reason?: string
}

export interface Created {
  id: string
  version: number
}

export interface DamageRule {
  id: string
  name: Words
  source: string
  unverified: boolean
}

export interface DamageShown {
  lines: LineShown[]
  payments: PaymentShown[]
  steps: DamageStepShown[]
  balances: BalanceShown[]
  open: number
  rules: DamageRule[]
  mayWrite: boolean
}

export interface DamageStepInput {
  kind: DamageStepKind
  offenderId?: string // id
  on: string // day
  text?: string
}

export type DamageStepKind = 'letter' | 'agreed' | 'refused' | 'joinder_due' | 'joined' | 'judgment' | 'given_up'

export interface DamageStepShown {
  id: string
  kind: DamageStepKind
  offenderId?: string
  on: string // day
  text?: string
  by?: Named
}

export interface DataInput {
  data: DatumInput[]
}

export interface DatumInput {
  kind: DetailKind
  value: string
  certainty: Certainty
  since?: string // day
}

export interface DatumShown {
  id: string // id
  offenderId: string // id
  kind: DetailKind
  value: string
  certainty: Certainty
  since?: string // day
  at: string // date-time
  by?: Named
  endedAt?: string // date-time
  endedBy?: Named
  replacedBy?: string // id
  reason?: string
}

export type DecisionKind = 'nothing' | 'otherwise' | 'imposed' | 'extended' | 'shortened' | 'lifted' | 'shifted' | 'annulled'

export interface DecisionRuleShown {
  id: string
  name: Words
  decides: string[]
  consents: string[]
  vetoes: string[]
  heard: string[]
  advises: string[]
  acts: string[]
  note?: Words
  unverified: boolean
  source: string
}

export interface DecisionShown {
  id: string // id
  kind: DecisionKind
  follows?: string // id
  decider?: string
  decidedOn: string // day
  startsOn?: string // day
  endsOn?: string // day
  reviewOn?: string // day
  reasons?: string
  hearingId?: string // id
  unheard?: string
  at: string // date-time
  by?: Named
}

export interface DeclinationInput {
  reason?: string
}

export interface DeclinedShown {
  code: string
  figure: ClassShown[]
  printed?: string
  least?: number
  most?: number
  coarsen?: string
}

export interface DeskEntryInput {
  who: string
  place?: string
  instruction: string
}

export interface DeskEntryShown {
  id: string // id
  who: string
  place?: string
  from: string // day
  until?: string // day
  instruction: string
}

export interface DeskList {
  items: DeskEntryShown[]
}

export interface DetailInput {
  kind: DetailKind
  value: string
}

export type DetailKind = 'name' | 'alias' | 'birth' | 'age' | 'street' | 'postcode' | 'city' | 'telephone' | 'email' | 'account' | 'url' | 'plate' | 'organisation' | 'description'

export interface DetailView {
  kind: DetailKind
  value: string
}

export interface DeviceLinkInput {
  token: string
}

export interface DraftInput {
  content: string
}

export interface DraftItem {
  id: string // id
  updatedAt: string // date-time
}

export interface DraftList {
  items: DraftItem[]
}

export interface DraftView {
  id: string // id
  content: string
  updatedAt: string // date-time
}

export interface DutyShown {
  id: string
  nl: string
  en: string
}

export interface EarlierInput {
  reportedOn: string // day
  closedOn: string // day
}

export interface EnrolmentView {
  secret: string
  uri: string
}

export interface EntryInput {
  occurredAt: string // date-time
  form: string
  text: string
  message?: string
  online?: OnlineNote
}

export interface EntryList {
  items: EntryView[]
  series: SeriesView[]
}

export interface EntryView {
  id: string // id
  occurredAt: string // date-time
  form: string
  text: string
  online?: OnlineNoteView
  kept?: KeptView
  evidence: EvidenceView[]
  updatedAt: string // date-time
  version: number
}

export interface EventShown {
  at: string // date-time
  kind: string
  by?: Named
  subject?: string
  detail?: string
}

export interface EventVictims {
  offenderId: string // id
  affected: VictimShown[]
}

export interface EvidenceInput {
  name: string
  size: number
  mediaType?: string
  reportId?: string // id
  incidentId?: string // id
  logbookEntryId?: string // id
}

export type EvidenceState = 'uploading' | 'complete'

export interface EvidenceView {
  id: string // id
  name: string
  size: number
  state: EvidenceState
  chunks: number
  received: number
  missing: number[]
  mediaType?: string
  sha256?: string
  locationInside?: LocationInside
  addedAt: string // date-time
  addedBy: string
}

export interface ExchangeView {
  at: string // date-time
  by: string
  mine: boolean
  text: string
}

export interface ExtensionInput {
  decider?: string
  decidedOn: string // day
  endsOn: string // day
  reviewOn?: string // day
  reasons: string
}

export interface Extract {
  restricted: boolean
  removed: boolean
  data: ExtractDatum[]
  events: ExtractEvent[]
  relations: ExtractRelation[]
  measures: ExtractMeasure[]
  statements: ExtractStatement[]
  notices: ExtractNotice[]
  requests: ExtractRequest[]
  remedies: RemedyShown[]
  retention?: RetentionShown
}

export interface ExtractDatum {
  kind: DetailKind
  value: string
  certainty: Certainty
  since?: string // day
  happenedAt: string // date-time
  reported: boolean
  at: string // date-time
  endedAt?: string // date-time
  corrected: boolean
  reason?: string
}

export interface ExtractEvent {
  occurredAt: string // date-time
  behaviour?: string
  form: string
  againstOffice: boolean
  againstStaff: boolean
}

export interface ExtractMeasure {
  name: Words
  state: string
  decidedOn: string // day
  startsOn?: string // day
  endsOn?: string // day
}

export interface ExtractNotice {
  act: Act
  given: boolean
  decidedOn: string // day
  reason?: string
}

export interface ExtractRelation {
  relation: string
  ofOther: boolean
  kind: string
}

export interface ExtractRequest {
  kind: RequestKind
  receivedOn: string // day
  text?: string
  granted?: boolean
  decidedOn?: string // day
  decision?: string
}

export interface ExtractStatement {
  kind: StatementKind
  receivedOn: string // day
  text?: string
}

export interface FactShown {
  label: string
  value: string
}

export interface Fairness {
  statements: StatementShown[]
  notices: NoticeShown[]
  requests: RequestShown[]
  remedies: RemedyShown[]
  looks: LookShown[]
}

export interface FeedbackInput {
  text: string
}

export interface FeedbackView {
  at: string // date-time
  by: string
  text: string
}

export interface FieldInput {
  field: string
  text: string
}

export interface FieldShown {
  field: string
  text: string
}

export interface Figure {
  axis: string
  class: string
  count?: number
}

export interface FigureCase {
  id: string // id
  reference: string
  state: string
  role: string
  form: string
  behaviour?: string
  place?: string
  reportedOn: string // day
}

export interface FigureCases {
  items: FigureCase[]
  next?: string
}

export interface FiguresShown {
  year: number
  until: string // day
  total: NumberShown
  years: YearNumber[]
  behaviours: PartShown[]
  forms: PartShown[]
  places: PartShown[]
  roles: RolePartShown[]
  repeated: ShareShown
  contacted: ShareShown
  contactedWithinDay: ShareShown
  responded: ShareShown
  respondedInTime?: ShareShown
  aftercare: ShareShown
  filed: ShareShown
  medianMinutes?: number
  contentment: ContentmentFigure[]
  fewestAnswers?: number
  goneThrough?: number
}

export interface FileInput {
  joinder: boolean
  informed: boolean
  address?: string
  persons: FilePerson[]
  offences: string[]
  fields: FieldInput[]
  literalWords: string[]
  series: SeriesInput[]
  witnesses: WitnessInput[]
  evidence: OriginalInput[]
}

export interface FileItem {
  id: string // id
  kind: PoliceKind
  state: State
  quality?: string
  filedOn?: string // day
  outcome?: PoliceOutcome
  number?: string
  steps: PoliceStepShown[]
  startedAt: string // date-time
  startedBy?: Named
  version: number
}

export interface FilePerson {
  id: string // id
  byNumber: boolean
  known: OffenderKnows
}

export interface FileShown {
  id: string // id
  incidentId: string // id
  kind: PoliceKind
  state: State
  quality?: string
  filedOn?: string // day
  joinder: boolean
  informed: boolean
  address?: string
  persons: FilePerson[]
  offences: string[]
  fields: FieldShown[]
  literalWords: string[]
  series: SeriesShown[]
  witnesses: WitnessShown[]
  evidence: OriginalShown[]
  missing: string[]
  textsWithheld: boolean
  mayWrite: boolean
  version: number
}

export interface FileStart {
  kind: PoliceKind
}

export interface FilingInput {
  quality: string
  filedOn: string // day
  number?: string
  contact?: string
}

export interface FindingView {
  account?: string
  url?: string
  platform?: string
  postedAt?: string // date-time
  notedAt: string // date-time
  sha256: string
}

export type FirstContact = 'within_a_day' | 'later'

export interface FoundItem {
  incident: IncidentItem
  foundIn: string[]
}

export interface FoundList {
  items: FoundItem[]
  next?: string
}

export interface GapShown {
  people: number
  answers: number
  experienced: number
  reported: number
  likelyLow: number
  likelyHigh: number
  missingLow: number
  missingHigh: number
}

export interface Handover {
  role: string
  from: string // id
  to: string // id
}

export interface HandoverView {
  handedOver: number
}

export interface HearingInput {
  offenderId?: string // id
  way: HearingWay
  plannedFor?: string // date-time
  respondBy?: string // day
  invitation?: string
}

export type HearingOutcome = 'account' | 'refused' | 'no_answer'

export interface HearingOutcomeInput {
  outcome: HearingOutcome
  outcomeOn: string // day
  words?: string
}

export interface HearingShown {
  id: string // id
  offenderId?: string // id
  way: string
  plannedFor?: string // date-time
  respondBy?: string // day
  invitation?: string
  invitedAt: string // date-time
  invitedBy?: Named
  outcome?: HearingOutcome
  outcomeOn?: string // day
  words?: string
  closedBy?: Named
  version: number
}

export type HearingWay = 'in_person' | 'telephone' | 'letter' | 'email'

export interface HolderShown {
  account: string // id
  name: string
  role: string
  rule: string
  source: string
  since: string // date-time
  standby: boolean
  waiting: boolean
  compartments: string[]
}

export interface HoldingInput {
  heldAt: string // date-time
  notes?: string
  injuryShown?: boolean
  referred?: boolean
}

export interface Home {
  name: string
  today: TaskShown[]
  later: TaskShown[]
  counts: HomeCounts
}

export interface HomeCounts {
  openIncidents: number
  tasks: number
  overdueTasks: number
}

export interface InOfficeShown {
  role: string
  appointed: number
  entered?: number
  people: number
}

export interface InWordsView {
  point: string
  texts: Words[]
  source: string
}

export interface IncidentItem {
  id: string // id
  reference: string
  state: string
  behaviour?: string
  form: string
  place?: string
  occurredAt: string // date-time
  reportedAt: string // date-time
  handler?: Named
  affectedRoles: string[]
  openTasks: number
  overdueTasks: number
  myTasks: number
  version: number
}

export interface IncidentList {
  items: IncidentItem[]
  next?: string
}

export interface IncidentsAssignmentInput {
  account: string // id
  reason?: string
}

export interface IncidentsClosureInput {
  lesson?: string
  lessonNone?: boolean
}

export interface IncidentsCompletionInput {
  outcome: IncidentsOutcome
  remark?: string
  doneAt?: string // date-time
  number?: string
  evidenceId?: string
}

export interface IncidentsDeadlineShown {
  type: string
  opensAt?: string // date-time
  due?: string // date-time
  atOnce: boolean
}

export interface IncidentsOffenderInput {
  kind: string
  known: Known
  description?: string
  account?: string // id
}

export type IncidentsOutcome = 'done' | 'not_applicable'

export interface InjuredShown {
  id: string // id
  name?: string
  role: string
  consent: string
  answers: AnswerShown[]
  learnedOn: string // day
  wantsProsecution: Wants
  saidOn?: string // day
  complaintDue?: string // date-time
  complaintTooLate: boolean
  version: number
}

export interface InstallationShown {
  hub: boolean
}

export interface InvitationInput {
  invitation: string
}

export interface InvitationView {
  token: string
  expiresAt: string // date-time
}

export interface JournalLine {
  number: number
  at: string // date-time
  actor?: string // id
  actorName?: string
  action: string
  subject: string
  incident?: string
}

export interface JournalPage {
  items: JournalLine[]
  next?: string
}

export interface JournalVerification {
  lines: number
  brokenAt?: number
}

export type Keeping = 'open' | 'silent' | 'running' | 'gone' | 'needed' | 'over'

export interface KeepingInput {
  adoptedOn?: string // day
  evaluatedOn?: string // day
}

export interface KeptList {
  items: KeptShown[]
}

export interface KeptShown {
  record: string
  keeping: Keeping
  keep?: string
  reason?: Words
  unverified: boolean
  source?: string
  until?: string // day
  needed: string[]
}

export interface KeptView {
  message?: string
  sha256?: string
  keptAt?: string // date-time
  platform?: string
  postedAt?: string // date-time
  findings?: FindingView[]
  platformSteps: PlatformStepView[]
}

export type Known = 'known' | 'partly' | 'unknown'

export type Language = 'nl' | 'en'

export interface LessonInput {
  incidentId: string // id
  text: string
}

export interface LessonList {
  items: LessonView[]
}

export interface LessonView {
  id: string // id
  year: number
  text: string
}

export interface LetterField {
  field: string
  text: string
}

export interface LetterFieldShown {
  field: string
  needed: boolean
  longText: boolean
  text?: string
}

export interface LetterInput {
  kind: LettersKind
  fields: LetterField[]
}

export interface LetterList {
  items: LetterShown[]
  mayWrite: boolean
}

export interface LetterPrefilled {
  fields: LetterFieldShown[]
}

export interface LetterShown {
  id: string // id
  kind: LettersKind
  addressee?: string
  draftedAt: string // date-time
  draftedBy?: Named
  sentOn?: string // day
  signedEvidence?: string
  version: number
}

export interface LetterVersion {
  version: number
}

export type LettersKind = 'warning' | 'corrective_letter' | 'hearing_invitation' | 'access_ban' | 'conversation_report' | 'notice' | 'recovery'

export type Life = 'awake' | 'asleep' | 'none' | 'silent'

export interface LiftingInput {
  decider?: string
  decidedOn: string // day
  reasons: string
}

export interface LineInput {
  affectedId?: string // id
  kind: LineKind
  incurredOn: string // day
  cents: number
  text: string
  evidence?: string[]
}

export type LineKind = 'material' | 'immaterial'

export interface LineShown {
  id: string // id
  affectedId?: string // id
  kind: LineKind
  incurredOn: string // day
  cents: number
  text: string
  evidence: string[]
  at: string // date-time
  by?: Named
  withdrawnAt?: string // date-time
  reason?: string
}

export interface LineWithdrawal {
  reason: string
}

export interface LinksView {
  group: string
  roles: string[]
  fingerprint: string
  tokens: string[]
}

export type LocationInside = 'yes' | 'no' | 'perhaps'

export interface LogShown {
  occurredAt: string // date-time
  form: string
  text: string
  account?: string
  url?: string
  kept?: KeptView
}

export interface LogView {
  occurredAt: string // date-time
  form: string
  text: string
  account?: string
  url?: string
  kept?: KeptView
}

export interface Look {
  by?: Named
  action: string
  at: string // date-time
}

export interface LookShown {
  at: string // date-time
  by?: Named
  reason?: string
}

export interface LookView {
  name: string
  role: string
  at: string // date-time
}

export interface MeasureInForce {
  kind: string
  name: Words
  startsOn?: string // day
  endsOn?: string // day
  desk?: Words
  incidentId?: string // id
  measureId?: string
}

export interface MeasureInput {
  kind: string
  offenderId?: string // id
  decider?: string
  decidedOn: string // day
  reasons: string
  basis?: string
  startsOn?: string // day
  endsOn?: string // day
  term?: string
  reviewOn?: string // day
  venue?: string
  place?: string
  limits?: string
  unheard?: string
}

export interface MeasureRegister {
  items: RegisterItem[]
}

export interface MeasureShown {
  id: string // id
  kind: string
  name: Words
  source: string
  unverified: boolean
  offenderId?: string // id
  behaviour?: string
  runs: boolean
  decidedOn: string // day
  startsOn?: string // day
  endsOn?: string // day
  reviewOn?: string // day
  objectionUntil?: string // day
  venue?: string
  basis?: string
  place?: string
  limits?: string
  report?: string
  phase: Phase
  doneOn?: string // day
  onDesk: boolean
  decisions: DecisionShown[]
  objections: ObjectionShown[]
  breaches: BreachShown[]
  version: number
}

export interface MeasuresAnswerInput {
  answer: Answer
  words?: string
}

export interface MeasuresDecisionInput {
  kind: NothingImposed
  decider?: string
  decidedOn: string // day
  reasons: string
}

export interface MeasuresStepShown {
  part: StepPart
  role?: string
  affectedId?: string // id
  required: boolean
  standing: StepStanding
  voiceId?: string // id
  source: string
}

export type MeetingDecision = 'yes' | 'no'

export interface MeetingInput {
  id: string // id
  name: string
  openedAt: string // date-time
  sentAt: string // date-time
}

export interface MeetingItem {
  id: string // id
  name: string
  openedAt: string // date-time
  closedAt?: string // date-time
  moments: number
}

export interface MeetingList {
  items: MeetingItem[]
}

export interface MeetingProgress {
  moments: number
  version: number
}

export interface MeetingReportInput {
  reportId: string // id
}

export interface MeetingStepView {
  id: string
  text: Words
  kind?: string
  times: number
  asks: string[]
  unverified: boolean
  source: string
}

export type MeetingTurn = 'closed' | 'reopened'

export interface MeetingView {
  id: string // id
  name: string
  openedAt: string // date-time
  openedTold?: string // date-time
  closedAt?: string // date-time
  reportId?: string // id
  pack: string
  packVersion: string
  openedBy: string
  moments: MomentView[]
  turns: TurnView[]
  version: number
}

export interface MembershipShown {
  hub?: string
  publicKey?: string
  fingerprint?: string
  adoptedOn?: string // day
  evaluatedOn?: string // day
  trained?: number
  years: number[]
  sent: SentShown[]
  version: number
}

export interface MergerInput {
  from: string // id
  reason: string
}

export interface MessageInput {
  kind: MessageKind
  year: number
}

export type MessageKind = 'publication' | 'withdrawal'

export type MessageState = 'waiting' | 'received' | 'declined'

export interface MomentInput {
  id: string // id
  step?: string
  undoes?: string // id
  addsTo?: string // id
  at: string // date-time
  sentAt: string // date-time
  by?: string
  agreedWith?: string
  decision?: MeetingDecision
  words?: string
}

export interface MomentView {
  id: string // id
  step: string
  number?: number
  undoes?: string // id
  addsTo?: string // id
  undone: boolean
  awaitsDecision: boolean
  at: string // date-time
  toldAt?: string // date-time
  receivedAt: string // date-time
  late: boolean
  recordedBy: string
  by?: string
  agreedWith?: string
  words?: string
  decision?: MeetingDecision
}

export interface MyAftercare {
  items: ConversationShown[]
  cases: MyCase[]
  support: SupportShown[]
}

export interface MyCase {
  affectedId: string // id
  reference: string
  occurredAt: string // date-time
  silent: boolean
  mayRate: boolean
  contentment?: ContentmentShown
}

export interface Named {
  id: string // id
  name: string
}

export interface NationalView {
  year: number
  measure: string
  role: string
  percent: number
  denominator: SurveyWords
  source: SurveyWords
  note?: SurveyWords
}

export interface NeedInput {
  reason: string
}

export interface NormColumnView {
  id: string
  name: Words
  direction: Words
  examples: Words[]
  norm: Words
  reporting: ReportingRule
  rule: Words
  source: string
}

export interface NoteInput {
  text: string
}

export interface NoteShown {
  id: string
  at: string // date-time
  by?: Named
  text?: string
}

export type NothingImposed = 'nothing' | 'otherwise'

export interface NoticeInput {
  act: Act
  given: boolean
  decidedOn: string // day
  reason?: string
}

export interface NoticeShown {
  id: string
  act: Act
  given: boolean
  decidedOn: string // day
  reason?: string
  at: string // date-time
  by?: Named
}

export interface NumberShown {
  now: number
  before: number
  low: number
  high: number
  trend: Trend
}

export interface ObjectionInput {
  receivedOn: string // day
  words?: string
}

export type ObjectionOutcome = 'dismissed' | 'inadmissible' | 'partly_upheld' | 'upheld' | 'withdrawn'

export interface ObjectionOutcomeInput {
  outcome: ObjectionOutcome
  decider?: string
  decidedOn: string // day
  reasons: string
  startsOn?: string // day
  endsOn?: string // day
}

export interface ObjectionShown {
  id: string // id
  receivedOn: string // day
  late: boolean
  words?: string
  outcome?: ObjectionOutcome
  decidedOn?: string // day
  reasons?: string
  version: number
}

export interface OffenceShown {
  rule: RuleShown
  onComplaint: boolean
}

export interface OffenderChange {
  kind?: string
  known?: Known
  description?: string
}

export type OffenderKnows = 'unknown' | 'yes' | 'no'

export interface OffenderShown {
  id: string // id
  kind: string
  known: string
  description?: string
  since: string // date-time
  version: number
}

export interface OffenderSuggestions {
  offenderId: string // id
  person?: PersonShown
  weighingNowhere: number
  verdicts: VerdictShown[]
  suggestions: SuggestionShown[]
  rejected: RejectedShown[]
}

export interface OffenderView {
  known: Known
  kind?: string
  description?: string
  details: DetailView[]
  withheld: boolean
}

export interface OffendersDecisionInput {
  granted: boolean
  decidedOn: string // day
  reason: string
}

export interface OfferInput {
  plannedFor?: string // date-time
}

export interface OfferedShown {
  id: string
  name: Words
  deciders: string[]
  acts: string[]
  steps: MeasuresStepShown[]
  runs: boolean
  endless: boolean
  longest?: string
  review?: string
  inWriting: boolean
  objection: boolean
  asks: string[]
  venues: VenueShown[]
  excepts?: Words
  remedy?: Words
  desk?: Words
  note?: Words
  letter?: string
  unverified: boolean
  source: string
}

export interface OfficeSheetInput {
  roles: SeatsInput[]
}

export interface OfficeSheetShown {
  year: number
  roles: InOfficeShown[]
  people: number
  version: number
}

export interface OfficeYears {
  items: number[]
}

export interface OnlineInput {
  account?: string
  url?: string
  postedAt?: string // date-time
  platformReported: boolean
}

export interface OnlineNote {
  account?: string
  url?: string
  platform?: string
  postedAt?: string // date-time
}

export interface OnlineNoteView {
  account?: string
  url?: string
}

export interface OnlineShown {
  account?: string
  url?: string
  postedAt?: string // date-time
  platformReported?: boolean
}

export interface OnlineView {
  account?: string
  url?: string
  postedAt?: string // date-time
  platformReported: boolean
}

export interface OptionView {
  id: string
  name: Words
  note?: Words
  online: boolean
}

export interface OriginalInput {
  id: string
  holder?: string
}

export interface OriginalShown {
  id: string
  holder?: string
}

export interface OverviewShown {
  participants: number
  items: ParticipantShown[]
  years: YearTold[]
}

export interface OwnFigures {
  people: number
  figures: Figure[]
  rounded?: number
}

export interface OwnSessionView {
  id: string
  since: string // date-time
  lastUsed: string // date-time
  device: string
  browser: string
  current: boolean
}

export interface OwnSessionsView {
  items: OwnSessionView[]
}

export interface PackShown {
  id: string
  version: string
  name: Words
}

export interface PackageMade {
  id: string
  passphrase: string
  sha256: string
  size: number
}

export interface PartShown {
  id: string
  number: NumberShown
}

export interface ParticipantChange {
  name?: string
  inhabitants?: number
  publicKey?: string
  left?: boolean
}

export interface ParticipantInput {
  name: string
  kind: ParticipantKind
  inhabitants: number
  publicKey: string
}

export type ParticipantKind = 'municipality' | 'province' | 'water_board'

export interface ParticipantShown {
  id: string
  name: string
  kind: ParticipantKind
  size: SizeClass
  inhabitants: number
  fingerprint: string
  enrolledAt: string // date-time
  leftAt?: string // date-time
  life: Life
  adoptedOn?: string // day
  evaluatedOn?: string // day
  usedIn?: number
  roles?: number
  rolesFilled?: number
  trained?: number
  firstContact?: FirstContact
  aftercareHeld?: number
  years: number[]
  version: number
}

export interface PartsShown {
  data: boolean
  incidents: boolean
  measures: boolean
  fairness: boolean
  victims: boolean
}

export interface PasswordChange {
  current: string
  new: string
}

export interface PasswordInput {
  password: string
}

export interface PaymentInput {
  kind: PaymentKind
  affectedId?: string // id
  paidOn: string // day
  cents: number
  text?: string
}

export type PaymentKind = 'advance' | 'insurance' | 'recovered'

export interface PaymentShown {
  id: string // id
  kind: PaymentKind
  affectedId?: string // id
  paidOn: string // day
  cents: number
  text?: string
  by?: Named
}

export interface PeopleAssignmentInput {
  role: string
  validFrom: string // day
  validUntil?: string // day
  deputy?: string // id
}

export interface PeopleRoleView {
  id: string
  nl: string
  en: string
}

export interface PeopleView {
  items: PersonView[]
}

export interface PersonEvent {
  offenderId: string // id
  kind: string
  occurredAt: string // date-time
  behaviour?: string
  form: string
  affectedRoles: string[]
  againstOffice: boolean
  againstStaff: boolean
  incidentId?: string // id
  reference?: string
}

export interface PersonPage {
  person: PersonShown
  parts: PartsShown
  mayDecide: boolean
  removed: boolean
  data: DatumShown[]
  events: PersonEvent[]
  relations: RelatedShown[]
  verdicts: VerdictShown[]
  fairness?: Fairness
  retention?: RetentionShown
}

export interface PersonShown {
  id: string // id
  names: string[]
  described?: string
  kinds: string[]
  mentions: number
  againstOffice?: number
  againstStaff?: number
  lastAt?: string // date-time
  measures: MeasureInForce[]
  restricted: boolean
}

export interface PersonVersion {
  version: number
}

export interface PersonView {
  id: string // id
  name: string
  roles: string[]
}

export interface Persons {
  keyOnItsWay: boolean
  items: PersonShown[]
  next?: string
}

export type Phase = 'open' | 'carried_out' | 'announced' | 'in_force' | 'ended' | 'lifted' | 'annulled'

export interface PlannedConversationView {
  id: string
  name: Words
  aims: Words[]
  providers: string[]
  source: string
}

export interface PlatformStep {
  kind: PlatformStepKind
  at: string // date-time
  words?: string
}

export type PlatformStepKind = 'reported' | 'removed' | 'limited' | 'refused' | 'no_answer'

export interface PlatformStepView {
  kind: PlatformStepKind
  at: string // date-time
  words?: string
}

export interface PoliceAnswerInput {
  state: ConsentAnswer
  on: string // day
  text?: string
}

export type PoliceKind = 'notification' | 'report'

export type PoliceOutcome = 'investigation' | 'no_offence' | 'no_suspect' | 'prosecuted' | 'dismissed' | 'settled' | 'convicted' | 'acquitted' | 'ended'

export interface PolicePage {
  code?: RuleShown
  number?: RuleShown
  address?: RuleShown
  qualities: QualityShown[]
  offences: OffenceShown[]
  rights: RuleShown[]
  consentForReport?: ConsentRule
  consentForNotification?: ConsentRule
  persons: InjuredShown[]
  files: FileItem[]
  mayWrite: boolean
}

export interface PoliceStepInput {
  kind: PoliceStepKind
  on: string // day
  outcome?: PoliceOutcome
  text?: string
}

export type PoliceStepKind = 'contact' | 'feedback_asked' | 'feedback_received' | 'decision' | 'court_date' | 'outcome' | 'told_person' | 'told_council' | 'right_used'

export interface PoliceStepShown {
  id: string
  kind: PoliceStepKind
  on: string // day
  outcome?: PoliceOutcome
  text?: string
  by?: Named
}

export interface PostponementInput {
  until: string // date-time
  reason: string
}

export interface Predecessor {
  account: string // id
  name: string
  role: string
  ended: boolean
}

export interface PredecessorsView {
  items: Predecessor[]
}

export interface PreventionActionInput {
  title: string
  owner: string // id
  dueOn: string // day
  recordId?: string // id
}

export interface PreventionActionList {
  items: PreventionActionView[]
}

export interface PreventionActionView {
  id: string // id
  title: string
  owner: string // id
  ownerName: string
  dueOn: string // day
  doneOn?: string // day
  late: boolean
  recordId?: string // id
  version: number
}

export interface PreventionHoldingInput {
  heldOn: string // day
  offered?: number
  participants?: number
  words?: string
}

export interface PreventionItemList {
  items: PreventionItemView[]
  unnamed: PreventionUnnamedView[]
}

export interface PreventionItemView {
  id: string
  text: PreventionText
  kind?: string
  every?: string
  owners: string[]
  lastHeld?: string // day
  next?: string // day
  late: boolean
  source: string
}

export type PreventionKind = 'induction' | 'case_discussion' | 'training' | 'evaluation' | 'agenda_item' | 'alarm_test' | 'starter_package' | 'account'

export interface PreventionOutcomeInput {
  offered?: number
  participants?: number
  words?: string
}

export interface PreventionRecordInput {
  item?: string
  kind?: PreventionKind
  plannedOn?: string // day
  heldOn?: string // day
  offered?: number
  participants?: number
  words?: string
}

export interface PreventionRecordList {
  items: PreventionRecordView[]
}

export interface PreventionRecordView {
  id: string // id
  item?: string
  kind: string
  state: RecordState
  plannedOn?: string // day
  heldOn?: string // day
  offered?: number
  participants?: number
  recordedBy: string
  pack: string
  packVersion: string
  answeredPack?: string
  answeredVersion?: string
  answeredOn?: string // day
  words?: string
  version: number
}

export interface PreventionText {
  nl: string
  en: string
}

export interface PreventionUnnamedView {
  kind: PreventionKind
  lastHeld?: string // day
}

export interface PreviewInput {
  reporterRole: string
  behaviour?: string
  form?: string
  facts: string[]
  onBehalfOf?: string // id
  involved: string[]
  choice?: string
  repeated?: boolean
  persists?: boolean
}

export interface PreviewShown {
  year: number
  publishable: boolean
  code?: string
  declined?: DeclinedShown
  cells: number
  shown: number
  peopleInOffice: number
  editions: number
}

export interface PreviewView {
  receives: ReaderView[]
  informed: ReaderView[]
  choices: RoleChoice[]
  readers: ReaderView[]
  reporting?: AdviceView
}

export interface ProfileAccount {
  id: string // id
  name: string
  login: string
}

export interface ProfileChange {
  language?: string
}

export interface ProfileOrganisation {
  id: string // id
  name: string
  pack: string
  packVersion: string
}

export interface ProfileView {
  account: ProfileAccount
  organisation: ProfileOrganisation
  roles: PeopleRoleView[]
  permissions: string[]
  totp: boolean
  secondFactorFrom?: string // day
  secondFactorFirst: boolean
  language: string
  waitingServed: number
}

export interface ProofShown {
  doneAt?: string // date-time
  number?: string
  evidenceId?: string
  recordedAt?: string // date-time
  recordedBy?: Named
}

export interface ProtocolView {
  id: string
  version: string
  name: Words
  roles: AppRoleView[]
  norm: NormColumnView[]
  questions: QuestionView[]
  forms: OptionView[]
  places: OptionView[]
  targets: OptionView[]
  aggravating: OptionView[]
  consequences: OptionView[]
  drives: OptionView[]
  offenders: OptionView[]
  routes: RouteView[]
  support: SupportView[]
  meetingOrder: MeetingStepView[]
  inWords: InWordsView[]
  silent: string[]
}

export interface Publication {
  format: string
  hub: string
  key: string
  serial: number
  madeAt: string // date-time
  year: number
  upkeep: Upkeep
  totals?: Totals
  signature: string
}

export interface PublicationInput {
  year: number
  without?: string[]
  rounded?: boolean
}

export interface PublicationShown {
  id: string // id
  year: number
  edition: number
  madeAt: string // date-time
  madeBy?: string
  pack: string
  packVersion: string
  dataVersion: string
  cells: number
  shown: number
  total?: number
  rounded: boolean
  without: string[]
}

export interface PublicationsShown {
  items: PublicationShown[]
  years: number[]
}

export interface QualityShown {
  rule: RuleShown
  by: string[]
}

export interface QuarterInput {
  year: number
  quarter: number
}

export interface QuarterShown {
  quarter: number
  state: QuarterState
  cases: number
  confirmedBy?: string
  confirmedOn?: string // day
}

export type QuarterState = 'not_over' | 'reported' | 'confirmed' | 'nothing_confirmed' | 'silent'

export interface QuestionInput {
  to: string
  question: string
  involved?: string[]
}

export interface QuestionView {
  id: string
  text: Words
  pointsTo: string
}

export interface ReaderView {
  name: string
  role: string
  rule: string
  source: string
  standby: boolean
}

export interface Readers {
  holders: HolderShown[]
  looks: Look[]
}

export interface ReasonInput {
  reason: string
}

export interface ReasonShown {
  field: string
  level: string
  weight: number
  speaksFor: boolean
}

export interface Receipt {
  serial: number
  receivedAt: string // date-time
  kind: ParticipantKind
  size: SizeClass
}

export interface ReceiptView {
  receivedAt: string // date-time
  feedbackDue?: string // date-time
  readers: ReaderView[]
}

export type RecordState = 'planned' | 'held' | 'cancelled'

export interface Reference {
  id: string // id
  reference: string
}

export interface RegisterItem {
  id: string // id
  incidentId: string // id
  incidentReference: string
  kind: string
  name: Words
  offender?: string
  place?: string
  startsOn?: string // day
  endsOn?: string // day
  reviewOn?: string // day
  decidedOn: string // day
  phase: Phase
  objectionOpen: boolean
  breaches: number
}

export interface RejectedShown {
  verdict: VerdictShown
  person: PersonShown
}

export interface RelatedShown {
  relation: string
  ofOther: boolean
  other: PersonShown
}

export interface RelationInput {
  relation: string
  other: string // id
}

export interface RelationShown {
  id: string
  relation: string
  other: string // id
  inCase: boolean
  name?: string
}

export interface RemedyShown {
  act: Act
  text: Words
  unverified: boolean
  source: string
}

export interface ReopeningInput {
  reason: string
}

export interface RepetitionShown {
  rule: string
  name: Words
  note?: Words
  persists: boolean
  againstOffice: number
  againstStaff: number
  source: string
}

export interface ReplyInput {
  text: string
}

export interface ReportInput {
  narrative: string
  form: string
  place?: string
  occurredAt: string // date-time
  behaviour?: string
  answers: string[]
  aggravating: string[]
  targets: string[]
  needNow?: string
  offender: ReportsOffenderInput
  involved: string[]
  online?: OnlineInput
  affected: AffectedInput[]
  onBehalfOf?: string // id
  reporterRole: string
  choice?: string
  draftId?: string // id
  evidence: string[]
  logbookEntries?: string[]
  consultationId?: string // id
  repeated: boolean
  persists: boolean
  earlier?: EarlierInput
}

export interface ReportItem {
  id: string // id
  reference: string
  state: ReportState
  submittedAt: string // date-time
  occurredAt: string // date-time
  form: string
  reporterRole: string
  enteredForOther: boolean
  feedbackDue?: string // date-time
}

export interface ReportList {
  items: ReportItem[]
  next?: string
}

export interface ReportShown {
  id: string // id
  reference: string
  reporter?: Named
  reporterRole: string
  enteredBy?: Named
  submittedAt: string // date-time
  feedbackDue?: string // date-time
  withdrawnAt?: string // date-time
  opened: boolean
  narrative?: string
  needNow?: string
  online?: OnlineShown
  targets: string[]
  answers: string[]
  involved: Named[]
  supplements: SupplementShown[]
  log: LogShown[]
  withdrawalReason?: string
}

export type ReportState = 'received' | 'answered' | 'withdrawn'

export interface ReportView {
  id: string // id
  reference: string
  state: ReportState
  submittedAt: string // date-time
  feedbackDue?: string // date-time
  withdrawnAt?: string // date-time
  withdrawalReason?: string
  reporter: ColleagueView
  reporterRole: string
  enteredBy?: ColleagueView
  narrative: string
  needNow?: string
  form: string
  place?: string
  occurredAt: string // date-time
  behaviour?: string
  aggravating: string[]
  targets: string[]
  answers: string[]
  repeated: boolean
  persists: boolean
  offender: OffenderView
  involved: ColleagueView[]
  online?: OnlineView
  affected: AffectedView[]
  supplements: SupplementView[]
  feedback: FeedbackView[]
  log: LogView[]
  evidence: EvidenceView[]
  readers: ReaderView[]
  lookedAt: LookView[]
}

export type ReportingRule = 'optional' | 'recommended' | 'when_it_continues' | 'always'

export interface ReportsClosureInput {
  outcome: ConsultationOutcome
}

export interface ReportsCompletionInput {
  sha256?: string
}

export interface ReportsOffenderInput {
  known: Known
  kind?: string
  description?: string
  details?: DetailInput[]
}

export interface ReportsShown {
  received: number
  withdrawn: number
  joined: number
  first: number
}

export interface RequestInList {
  request: RequestShown
  person: PersonShown
  removed: boolean
}

export interface RequestInput {
  kind: RequestKind
  receivedOn: string // day
  text?: string
}

export type RequestKind = 'access' | 'correction' | 'restriction' | 'removal'

export interface RequestList {
  items: RequestInList[]
  next?: string
}

export interface RequestShown {
  id: string // id
  kind: RequestKind
  receivedOn: string // day
  text?: string
  granted?: boolean
  decidedOn?: string // day
  decidedBy?: Named
  decision?: string
  version: number
}

export interface ResponseShown {
  silent: boolean
  advisory: boolean
  mayWrite: boolean
  repeated: boolean
  persists: boolean
  rules: DecisionRuleShown[]
  offered: OfferedShown[]
  deciders: string[]
  steps: MeasuresStepShown[]
  voices: VoiceShown[]
  hearings: HearingShown[]
  decisions: DecisionShown[]
  measures: MeasureShown[]
}

export interface ResultGroup {
  id: string
  roles: string[]
  people: number
  answers: number
  reported?: number
}

export interface ResultLine {
  question: string
  option: string
  counts: SurveyCount[]
}

export interface ResultsView {
  year: number
  open: boolean
  answers: number
  groups: ResultGroup[]
  reported?: number
  lines: ResultLine[]
  national: NationalView[]
  questions: SurveyQuestion[]
}

export interface RetentionShown {
  keep: string
  reason: Words
  unverified: boolean
  source: string
}

export interface RiskAdviceView {
  id: string
  about: string
  when: string[]
  text: RiskText
  source: string
}

export interface RiskAnalysisInput {
  checklist: string
  title: string
  place?: string
  heldAt: string // date-time
  yes: string[]
  measures: string[]
  remarks?: string
  involved?: string[]
}

export interface RiskAnalysisList {
  items: RiskAnalysisView[]
}

export interface RiskAnalysisView {
  id: string // id
  checklist: string
  state: RiskState
  mine: boolean
  madeBy: string
  heldAt: string // date-time
  title: string
  place?: string
  yes: string[]
  measures: string[]
  remarks?: string
  requests: RiskRequestView[]
  went?: RiskOutcome
  evaluation?: string
  version: number
}

export interface RiskAnswerInput {
  state: RiskRequestState
  words?: string
}

export interface RiskChecklistList {
  items: RiskChecklistView[]
}

export interface RiskChecklistView {
  id: string
  name: RiskText
  questions: RiskQuestionView[]
  advice: RiskAdviceView[]
  readers: RiskHelperView[]
  requests: RiskHelperView[]
  source: string
}

export interface RiskEvaluationInput {
  went: RiskOutcome
  words?: string
}

export interface RiskHelperView {
  role: string
  names: string[]
}

export type RiskOutcome = 'well' | 'tense' | 'wrong'

export interface RiskQuestionView {
  id: string
  text: RiskText
  source: string
}

export interface RiskRequestInput {
  role: string
  neededAt: string // date-time
  words: string
}

export interface RiskRequestList {
  items: RiskRequestView[]
}

export type RiskRequestState = 'asked' | 'arranged' | 'impossible'

export interface RiskRequestView {
  id: string // id
  role: string
  state: RiskRequestState
  askedBy: string
  askedAt: string // date-time
  neededAt: string // date-time
  answeredAt?: string // date-time
  answeredBy?: string
  words: string
  answer?: string
}

export type RiskState = 'planned' | 'held' | 'cancelled'

export interface RiskText {
  nl: string
  en: string
}

export interface RoleChoice {
  role: string
  nl: string
  en: string
}

export interface RolePartShown {
  id: string
  number: NumberShown
  persons: number
  inOffice: number
  share: ShareShown
}

export interface RouteStep {
  role: string
  rule: string
  source: string
}

export interface RouteView {
  reporter: string
  receives: RouteStep[]
  informed: RouteStep[]
  choices: string[]
  aftercare: PlannedConversationView[]
}

export interface RuleShown {
  id: string
  name: Words
  note?: Words
  source: string
  unverified: boolean
}

export interface SafetyScanInput {
  kind: SafetyScanKind
  doneOn: string // day
  account?: string // id
}

export type SafetyScanKind = 'self_scan' | 'home_scan' | 'ccv_scan'

export interface SafetyScanList {
  items: SafetyScanView[]
}

export interface SafetyScanView {
  id: string // id
  kind: SafetyScanKind
  doneOn: string // day
  person: string
  mine: boolean
}

export interface SayingInput {
  saidAt: string // date-time
  text?: string
}

export interface SayingShown {
  saidAt: string // date-time
  text?: string
  by?: Named
}

export interface SearchInput {
  words: string
  state?: string
  cursor?: string
  limit?: number
}

export interface SeatsInput {
  role: string
  people?: number
}

export interface SecurityEnding {
  on: string // day
}

export interface SecurityInput {
  since: string // day
  text: string
}

export interface SecurityList {
  items: SecurityShown[]
}

export interface SecurityShown {
  id: string // id
  since: string // day
  endedOn?: string // day
  text: string
  by?: Named
}

export interface SentShown {
  serial: number
  kind: MessageKind
  year: number
  edition?: number
  madeAt: string // date-time
  madeBy?: string
  state: MessageState
  code?: string
  message: string
}

export interface SeriesInput {
  on?: string // day
  text: string
}

export interface SeriesShown {
  on?: string // day
  text: string
}

export interface SeriesView {
  account: string
  site?: string
  entries: string[]
}

export interface SessionEnding {
  password: string
  session?: string
}

export interface SessionView {
  id: string
  account: AccountRef
  secondFactor: boolean
}

export interface ShareInput {
  entries: string[]
  tier: string
  note?: string
  involved?: string[]
}

export interface ShareItem {
  id: string // id
  tier: string
  sharedBy: string
  mine: boolean
  entries: number
  sharedAt: string // date-time
  changedAt: string // date-time
}

export interface ShareList {
  items: ShareItem[]
}

export interface ShareMoveInput {
  tier: string
}

export interface ShareShown {
  hits: number
  of: number
  lowPerCent?: number
  highPerCent?: number
}

export interface ShareView {
  id: string // id
  tier: string
  sharedBy: string
  mine: boolean
  sharedAt: string // date-time
  changedAt: string // date-time
  version: number
  note?: string
  entries: SharedEntryView[]
  evidence: EvidenceView[]
  readers: ReaderView[]
}

export interface SharedEntryView {
  entry?: string // id
  occurredAt: string // date-time
  form: string
  text: string
  account?: string
  url?: string
  kept?: KeptView
}

export interface SignInInput {
  login: string
  password: string
  totpCode?: string
}

export interface SignInRuleInput {
  secondFactorFrom?: string // day
}

export interface SignInRuleView {
  secondFactorFrom?: string // day
  people: number
  withSecondFactor: number
  version: number
}

export interface SignInput {
  invitation: string
  blinded: string
}

export interface SignedInput {
  sentOn: string // day
  evidence?: string
}

export interface SignedView {
  signature: string
}

export type SizeClass = 'all' | 'below_20k' | 'from_20k' | 'from_50k' | 'from_100k'

export type State = 'draft' | 'filed'

export interface StatementInput {
  kind: StatementKind
  receivedOn: string // day
  text: string
}

export type StatementKind = 'account' | 'objection'

export interface StatementShown {
  id: string
  kind: StatementKind
  receivedOn: string // day
  text?: string
  at: string // date-time
  by?: Named
}

export type StepPart = 'decides' | 'consents' | 'vetoes' | 'heard' | 'advises' | 'hearing'

export type StepStanding = 'missing' | 'asked' | 'done' | 'refused'

export interface SubmittedView {
  id: string // id
  incidentId?: string // id
  reference: string
  receipt: ReceiptView
}

export interface SuggestionShown {
  person: PersonShown
  likelihood: string
  score: number
  prior: number
  reasons: ReasonShown[]
}

export interface SupplementInput {
  text: string
}

export interface SupplementShown {
  at: string // date-time
  by?: Named
  text: string
}

export interface SupplementView {
  at: string // date-time
  by: string
  text: string
}

export interface SupportDirectory {
  items: SupportShown[]
  silent: boolean
}

export interface SupportShown {
  name: Words
  telephone: string
  when: Words
  source: string
}

export interface SupportView {
  name: Words
  telephone: string
  when: Words
  source: string
}

export interface SurveyAfter {
  question: string
  any: string[]
}

export interface SurveyAnswer {
  question: string
  options: string[]
}

export interface SurveyCount {
  people?: number
}

export interface SurveyForm {
  survey: string
  organisation: string
  year: number
  closesOn: string // day
  group: string
  roles: SurveyWords[]
  people: number
  fingerprint: string
  modulus: string
  exponent: string
  used: boolean
  questions: SurveyQuestion[]
}

export interface SurveyGroup {
  id: string
  roles: string[]
  people: number
  tickets: number
  answers: number
  fingerprint: string
}

export interface SurveyInput {
  year: number
  opensOn: string // day
  closesOn: string // day
  people: SurveyPeople[]
}

export interface SurveyMade {
  id: string
  version: number
  groups: LinksView[]
}

export interface SurveyOption {
  id: string
  name: SurveyWords
}

export interface SurveyPeople {
  role: string
  people: number
}

export interface SurveyQuestion {
  id: string
  theme: number
  many: boolean
  text: SurveyWords
  options: SurveyOption[]
  after?: SurveyAfter
  source: string
}

export interface SurveyView {
  id: string
  year: number
  opensOn: string // day
  closesOn: string // day
  state: string
  groups: SurveyGroup[]
  version: number
}

export interface SurveyWords {
  nl: string
  en: string
}

export interface SurveysView {
  items: SurveyView[]
}

export interface TaskInput {
  title: string
  owner?: string // id
  due?: string // date-time
}

export interface TaskList {
  items: TaskShown[]
}

export interface TaskOwner {
  id: string // id
  name: string
  role: string
}

export interface TaskShown {
  id: string // id
  incidentId: string // id
  incidentReference: string
  kind: string
  subject?: string
  duty?: DutyShown
  title?: string
  remark?: string
  owner: TaskOwner
  deputy?: Named
  deadline: IncidentsDeadlineShown
  state: string
  overdue: boolean
  mine: boolean
  escalatedAt?: string // date-time
  source: string
  unverified: boolean
  question?: string
  proof?: ProofShown
  version: number
}

export interface TaskVersion {
  version: number
}

export interface TellingInput {
  circle: string
  tell: boolean
  phase: TellingPhase
  speaker?: string
  agreed: Agreed
  agreedOn?: string // day
  text?: string
  reason?: string
}

export type TellingPhase = 'first' | 'inquiry' | 'settled'

export interface TellingRule {
  name: Words
  note?: Words
  source: string
}

export interface TemplateList {
  items: TemplateShown[]
}

export interface TemplateShown {
  kind: string
  format: string
  own: boolean
  version?: number
  uploadedAt?: string // date-time
  uploadedBy?: string
  fields: string[]
  needed: string[]
}

export interface TextView {
  nl: string
  en: string
}

export interface TierList {
  items: TierView[]
}

export interface TierView {
  id: string
  nl: string
  en: string
  source: string
  readers: ReaderView[]
}

export interface TiersInput {
  involved?: string[]
}

export interface ToldOf {
  id: string // id
  name?: string
  role: string
  consent: string
}

export interface Totals {
  edition: number
  smallest: number
  people: number
  figures: Figure[]
  rounded?: number
}

export type Trend = 'rise' | 'fall' | 'unclear'

export interface TurnView {
  state: MeetingTurn
  at: string // date-time
  by: string
}

export interface Upkeep {
  adoptedOn?: string // day
  evaluatedOn?: string // day
  roles: number
  filled: number
  trained?: number
}

export interface VenueShown {
  id: string
  name: Words
}

export interface VerdictInput {
  other: string // id
  same: boolean
}

export interface VerdictShown {
  id: string // id
  kind: string
  offenderId: string // id
  otherId?: string // id
  at: string // date-time
  by?: Named
  undoneAt?: string // date-time
  undoneBy?: Named
}

export interface Versioned {
  version: number
}

export interface VictimShown {
  role: string
  name?: string
}

export interface Victims {
  items: EventVictims[]
}

export interface VoiceInput {
  about?: string
  part: StepPart
  role: string
  affectedId?: string // id
  question?: string
}

export interface VoiceShown {
  id: string // id
  about: string
  part: StepPart
  role: string
  affectedId?: string // id
  question?: string
  askedAt: string // date-time
  askedBy?: Named
  answer?: Answer
  words?: string
  answeredAt?: string // date-time
  answeredBy?: Named
  mayAnswer: boolean
  version: number
}

export type Wants = 'unknown' | 'yes' | 'no'

export interface WishInput {
  learnedOn: string // day
  wantsProsecution: Wants
  saidOn?: string // day
}

export interface Withdrawal {
  format: string
  hub: string
  key: string
  serial: number
  madeAt: string // date-time
  year: number
  signature: string
}

export interface WithdrawalInput {
  reason?: string
}

export interface WitnessInput {
  name?: string
  reach?: string
  saw?: string
}

export interface WitnessShown {
  name?: string
  reach?: string
  saw?: string
}

export interface Words {
  nl: string
  en: string
}

export interface YearInput {
  year: number
}

export interface YearNumber {
  year: number
  number: NumberShown
}

export interface YearTold {
  year: number
  told: number
  accounts: number
  nothing: number
  figures: number
  readable: number
}

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  instance?: string
  errors: Array<{
  code: string
  field: string
}>
}

/** By method and path below /v1. */
export interface Operations {
  'GET /openapi.json': { input: null; output: unknown; query: null }
  'GET /accounts': { input: null; output: AccountsView; query: null }
  'POST /accounts': { input: AccountInput; output: Created; query: null }
  'PATCH /accounts/{accountId}': { input: AccountChange; output: AccountView; query: null }
  'POST /accounts/{accountId}/invitations': { input: null; output: InvitationView; query: null }
  'POST /accounts/{accountId}/role-assignments': { input: PeopleAssignmentInput; output: Created; query: null }
  'POST /accounts/{accountId}/totp-removals': { input: null; output: null; query: null }
  'PATCH /affected-persons/{affectedId}': { input: AffectedChange; output: PersonVersion; query: null }
  'POST /affected-persons/{affectedId}/contentments': { input: ContentmentInput; output: null; query: null }
  'POST /affected-persons/{affectedId}/police-consents': { input: PoliceAnswerInput; output: Created; query: null }
  'PUT /affected-persons/{affectedId}/prosecution-wish': { input: WishInput; output: Versioned; query: null }
  'GET /aftercare-board': { input: null; output: Board; query: null }
  'POST /aftercare-conversations/{conversationId}/appointments': { input: AppointmentInput; output: Versioned; query: null }
  'GET /aftercare-conversations/{conversationId}/calendar': { input: null; output: Blob; query: null }
  'POST /aftercare-conversations/{conversationId}/declinations': { input: DeclinationInput; output: Versioned; query: null }
  'POST /aftercare-conversations/{conversationId}/holdings': { input: HoldingInput; output: Versioned; query: null }
  'POST /aftercare-conversations/{conversationId}/offers': { input: OfferInput; output: Versioned; query: null }
  'POST /aftercare-conversations/{conversationId}/postponements': { input: PostponementInput; output: Versioned; query: null }
  'GET /agenda-packs/{agendaPackId}/docx': { input: null; output: Blob; query: null }
  'GET /agenda-packs/{agendaPackId}/pdf': { input: null; output: Blob; query: null }
  'POST /communication-decisions/{decisionId}/sayings': { input: SayingInput; output: Created; query: null }
  'GET /completeness': { input: null; output: CompletenessShown; query: { year?: string } }
  'POST /consultations': { input: QuestionInput; output: Created; query: null }
  'GET /consultations': { input: null; output: ConsultationList; query: null }
  'POST /consultations/_choices': { input: ChoicesInput; output: ConsultationChoices; query: null }
  'GET /consultations/{consultationId}': { input: null; output: ConsultationView; query: null }
  'POST /consultations/{consultationId}/closures': { input: ReportsClosureInput; output: null; query: null }
  'POST /consultations/{consultationId}/replies': { input: ReplyInput; output: Created; query: null }
  'POST /damage-lines/{lineId}/withdrawals': { input: LineWithdrawal; output: Created; query: null }
  'GET /desk-entries': { input: null; output: DeskList; query: null }
  'GET /drafts': { input: null; output: DraftList; query: null }
  'PUT /drafts/{draftId}': { input: DraftInput; output: null; query: null }
  'GET /drafts/{draftId}': { input: null; output: DraftView; query: null }
  'DELETE /drafts/{draftId}': { input: null; output: null; query: null }
  'POST /evidence': { input: EvidenceInput; output: Created; query: null }
  'GET /evidence/{evidenceId}': { input: null; output: EvidenceView; query: null }
  'DELETE /evidence/{evidenceId}': { input: null; output: null; query: null }
  'PUT /evidence/{evidenceId}/chunks/{number}': { input: Blob; output: null; query: null }
  'POST /evidence/{evidenceId}/completions': { input: ReportsCompletionInput; output: CompletionView; query: null }
  'GET /evidence/{evidenceId}/content': { input: null; output: Blob; query: { original?: string } }
  'GET /figures': { input: null; output: FiguresShown; query: { year?: string; role?: string; behaviour?: string; form?: string; place?: string } }
  'GET /figures/cases': { input: null; output: FigureCases; query: { year?: string; role?: string; behaviour?: string; form?: string; place?: string; cursor?: string; limit?: string } }
  'GET /handovers': { input: null; output: PredecessorsView; query: null }
  'POST /handovers': { input: Handover; output: HandoverView; query: null }
  'POST /hearings/{hearingId}/outcomes': { input: HearingOutcomeInput; output: Versioned; query: null }
  'GET /home': { input: null; output: Home; query: null }
  'GET /incidents': { input: null; output: IncidentList; query: { state?: string; cursor?: string; limit?: string } }
  'POST /incidents/_search': { input: SearchInput; output: FoundList; query: null }
  'GET /incidents/{incidentId}': { input: null; output: Case; query: null }
  'POST /incidents/{incidentId}/affected-persons': { input: AffectedPersonInput; output: Created; query: null }
  'GET /incidents/{incidentId}/aftercare': { input: null; output: AftercareList; query: null }
  'GET /incidents/{incidentId}/agenda-packs': { input: null; output: AgendaList; query: null }
  'POST /incidents/{incidentId}/agenda-packs': { input: AgendaInput; output: Created; query: null }
  'POST /incidents/{incidentId}/assignments': { input: IncidentsAssignmentInput; output: Versioned; query: null }
  'GET /incidents/{incidentId}/circles/{circleId}/sheet': { input: null; output: Blob; query: { language?: string } }
  'POST /incidents/{incidentId}/classifications': { input: ClassificationInput; output: Created; query: null }
  'POST /incidents/{incidentId}/closures': { input: IncidentsClosureInput; output: Created; query: null }
  'GET /incidents/{incidentId}/communication': { input: null; output: CommunicationPage; query: null }
  'POST /incidents/{incidentId}/communication-decisions': { input: TellingInput; output: Created; query: null }
  'GET /incidents/{incidentId}/damage': { input: null; output: DamageShown; query: null }
  'POST /incidents/{incidentId}/damage-lines': { input: LineInput; output: Created; query: null }
  'POST /incidents/{incidentId}/damage-payments': { input: PaymentInput; output: Created; query: null }
  'POST /incidents/{incidentId}/damage-steps': { input: DamageStepInput; output: Created; query: null }
  'GET /incidents/{incidentId}/dossier': { input: null; output: Blob; query: { format?: string; language?: string } }
  'POST /incidents/{incidentId}/feedback': { input: FeedbackInput; output: null; query: null }
  'POST /incidents/{incidentId}/hearings': { input: HearingInput; output: Created; query: null }
  'GET /incidents/{incidentId}/letter-fields': { input: null; output: LetterPrefilled; query: { kind?: string; measureId?: string } }
  'GET /incidents/{incidentId}/letters': { input: null; output: LetterList; query: null }
  'POST /incidents/{incidentId}/letters': { input: LetterInput; output: Created; query: null }
  'POST /incidents/{incidentId}/measures': { input: MeasureInput; output: Created; query: null }
  'POST /incidents/{incidentId}/mergers': { input: MergerInput; output: Created; query: null }
  'POST /incidents/{incidentId}/notes': { input: NoteInput; output: Created; query: null }
  'GET /incidents/{incidentId}/offender-details': { input: null; output: CaseOffenders; query: null }
  'GET /incidents/{incidentId}/offender-suggestions': { input: null; output: CaseSuggestions; query: null }
  'POST /incidents/{incidentId}/offenders': { input: IncidentsOffenderInput; output: Created; query: null }
  'GET /incidents/{incidentId}/police': { input: null; output: PolicePage; query: null }
  'POST /incidents/{incidentId}/police-files': { input: FileStart; output: Created; query: null }
  'GET /incidents/{incidentId}/readers': { input: null; output: Readers; query: null }
  'POST /incidents/{incidentId}/reopenings': { input: ReopeningInput; output: Created; query: null }
  'GET /incidents/{incidentId}/response': { input: null; output: ResponseShown; query: null }
  'POST /incidents/{incidentId}/response-decisions': { input: MeasuresDecisionInput; output: Created; query: null }
  'GET /incidents/{incidentId}/retention': { input: null; output: KeptList; query: null }
  'GET /incidents/{incidentId}/security-measures': { input: null; output: SecurityList; query: null }
  'POST /incidents/{incidentId}/security-measures': { input: SecurityInput; output: Created; query: null }
  'POST /incidents/{incidentId}/tasks': { input: TaskInput; output: Created; query: null }
  'POST /incidents/{incidentId}/voices': { input: VoiceInput; output: Created; query: null }
  'GET /installation': { input: null; output: InstallationShown; query: null }
  'POST /invitation-acceptances': { input: AcceptanceInput; output: null; query: null }
  'GET /journal': { input: null; output: JournalPage; query: { cursor?: string; limit?: string } }
  'GET /journal/verification': { input: null; output: JournalVerification; query: null }
  'POST /known-devices': { input: DeviceLinkInput; output: null; query: null }
  'GET /letter-templates': { input: null; output: TemplateList; query: null }
  'PUT /letter-templates/{kind}/{format}': { input: Blob; output: null; query: null }
  'DELETE /letter-templates/{kind}/{format}': { input: null; output: null; query: null }
  'GET /letter-templates/{kind}/{format}/content': { input: null; output: Blob; query: null }
  'POST /letters/{letterId}/dispatches': { input: SignedInput; output: LetterVersion; query: null }
  'GET /letters/{letterId}/document': { input: null; output: Blob; query: { format?: string } }
  'POST /logbook-entries': { input: EntryInput; output: Created; query: null }
  'GET /logbook-entries': { input: null; output: EntryList; query: null }
  'GET /logbook-entries/{entryId}': { input: null; output: EntryView; query: null }
  'PUT /logbook-entries/{entryId}': { input: EntryInput; output: EntryView; query: null }
  'DELETE /logbook-entries/{entryId}': { input: null; output: null; query: null }
  'POST /logbook-entries/{entryId}/platform-steps': { input: PlatformStep; output: EntryView; query: null }
  'POST /logbook-shares': { input: ShareInput; output: Created; query: null }
  'GET /logbook-shares': { input: null; output: ShareList; query: null }
  'POST /logbook-shares/_tiers': { input: TiersInput; output: TierList; query: null }
  'GET /logbook-shares/{shareId}': { input: null; output: ShareView; query: null }
  'POST /logbook-shares/{shareId}/moves': { input: ShareMoveInput; output: ShareView; query: null }
  'POST /logbook-shares/{shareId}/withdrawals': { input: null; output: null; query: null }
  'GET /measures': { input: null; output: MeasureRegister; query: { state?: string } }
  'POST /measures/{measureId}/breaches': { input: BreachInput; output: Created; query: null }
  'POST /measures/{measureId}/completions': { input: CarryingOutInput; output: Versioned; query: null }
  'POST /measures/{measureId}/desk-entries': { input: DeskEntryInput; output: Created; query: null }
  'DELETE /measures/{measureId}/desk-entries': { input: null; output: null; query: null }
  'POST /measures/{measureId}/extensions': { input: ExtensionInput; output: Versioned; query: null }
  'POST /measures/{measureId}/liftings': { input: LiftingInput; output: Versioned; query: null }
  'POST /measures/{measureId}/objections': { input: ObjectionInput; output: Created; query: null }
  'POST /meetings': { input: MeetingInput; output: Created; query: null }
  'GET /meetings': { input: null; output: MeetingList; query: null }
  'GET /meetings/{meetingId}': { input: null; output: MeetingView; query: null }
  'POST /meetings/{meetingId}/closures': { input: null; output: null; query: null }
  'GET /meetings/{meetingId}/document': { input: null; output: Blob; query: { format?: string; language?: string } }
  'POST /meetings/{meetingId}/moments': { input: MomentInput; output: Created; query: null }
  'GET /meetings/{meetingId}/progress': { input: null; output: MeetingProgress; query: null }
  'POST /meetings/{meetingId}/reopenings': { input: null; output: null; query: null }
  'POST /meetings/{meetingId}/reports': { input: MeetingReportInput; output: null; query: null }
  'GET /my-aftercare': { input: null; output: MyAftercare; query: null }
  'GET /network-benchmarks': { input: null; output: BenchmarksShown; query: { year?: string } }
  'POST /network-benchmarks/_compare': { input: YearInput; output: ComparisonShown; query: null }
  'GET /network-membership': { input: null; output: MembershipShown; query: null }
  'PUT /network-membership': { input: KeepingInput; output: MembershipShown; query: null }
  'POST /network-messages': { input: MessageInput; output: SentShown; query: null }
  'POST /network-messages/_deliver': { input: null; output: null; query: null }
  'POST /network-messages/_preview': { input: YearInput; output: Publication; query: null }
  'GET /network-participants': { input: null; output: OverviewShown; query: null }
  'POST /network-participants': { input: ParticipantInput; output: Created; query: null }
  'GET /network-participants/{participantId}': { input: null; output: ParticipantShown; query: null }
  'PATCH /network-participants/{participantId}': { input: ParticipantChange; output: ParticipantShown; query: null }
  'POST /network-publications': { input: Publication; output: Receipt; query: null }
  'POST /network-withdrawals': { input: Withdrawal; output: Receipt; query: null }
  'POST /objections/{objectionId}/outcomes': { input: ObjectionOutcomeInput; output: Versioned; query: null }
  'POST /offender-data/{datumId}/corrections': { input: CorrectionInput; output: Created; query: null }
  'POST /offender-data/{datumId}/withdrawals': { input: ReasonInput; output: null; query: null }
  'POST /offender-relations/{relationId}/endings': { input: null; output: null; query: null }
  'GET /offender-requests': { input: null; output: RequestList; query: { cursor?: string; limit?: string } }
  'POST /offender-requests/{requestId}/decisions': { input: OffendersDecisionInput; output: RequestShown; query: null }
  'POST /offender-verdicts/{verdictId}/_undo': { input: null; output: VerdictShown; query: null }
  'GET /offenders': { input: null; output: Persons; query: { query?: string; cursor?: string; limit?: string } }
  'PATCH /offenders/{offenderId}': { input: OffenderChange; output: PersonVersion; query: null }
  'GET /offenders/{offenderId}': { input: null; output: PersonPage; query: null }
  'POST /offenders/{offenderId}/data': { input: DataInput; output: null; query: null }
  'GET /offenders/{offenderId}/extract': { input: null; output: Extract; query: null }
  'POST /offenders/{offenderId}/notices': { input: NoticeInput; output: Created; query: null }
  'POST /offenders/{offenderId}/relations': { input: RelationInput; output: Created; query: null }
  'POST /offenders/{offenderId}/requests': { input: RequestInput; output: Created; query: null }
  'POST /offenders/{offenderId}/restriction-liftings': { input: null; output: null; query: null }
  'POST /offenders/{offenderId}/splits': { input: null; output: Created; query: null }
  'POST /offenders/{offenderId}/statements': { input: StatementInput; output: Created; query: null }
  'POST /offenders/{offenderId}/verdicts': { input: VerdictInput; output: Created; query: null }
  'POST /offenders/{offenderId}/victim-looks': { input: NeedInput; output: Victims; query: null }
  'GET /people': { input: null; output: PeopleView; query: null }
  'GET /people-in-office': { input: null; output: OfficeYears; query: null }
  'GET /people-in-office/{year}': { input: null; output: OfficeSheetShown; query: null }
  'PUT /people-in-office/{year}': { input: OfficeSheetInput; output: OfficeSheetShown; query: null }
  'GET /police-files/{fileId}': { input: null; output: FileShown; query: null }
  'PUT /police-files/{fileId}': { input: FileInput; output: Versioned; query: null }
  'GET /police-files/{fileId}/document': { input: null; output: Blob; query: { format?: string; language?: string } }
  'POST /police-files/{fileId}/filings': { input: FilingInput; output: Versioned; query: null }
  'POST /police-files/{fileId}/packages': { input: null; output: PackageMade; query: null }
  'POST /police-files/{fileId}/steps': { input: PoliceStepInput; output: Versioned; query: null }
  'POST /prevention-actions': { input: PreventionActionInput; output: Created; query: null }
  'GET /prevention-actions': { input: null; output: PreventionActionList; query: null }
  'POST /prevention-actions/{actionId}/completions': { input: null; output: null; query: null }
  'GET /prevention-items': { input: null; output: PreventionItemList; query: null }
  'POST /prevention-lessons': { input: LessonInput; output: Created; query: null }
  'GET /prevention-lessons': { input: null; output: LessonList; query: null }
  'DELETE /prevention-lessons/{lessonId}': { input: null; output: null; query: null }
  'POST /prevention-records': { input: PreventionRecordInput; output: Created; query: null }
  'GET /prevention-records': { input: null; output: PreventionRecordList; query: null }
  'POST /prevention-records/{recordId}/answer-withdrawals': { input: null; output: PreventionRecordView; query: null }
  'POST /prevention-records/{recordId}/answers': { input: null; output: PreventionRecordView; query: null }
  'POST /prevention-records/{recordId}/cancellations': { input: null; output: PreventionRecordView; query: null }
  'POST /prevention-records/{recordId}/holdings': { input: PreventionHoldingInput; output: PreventionRecordView; query: null }
  'PUT /prevention-records/{recordId}/outcome': { input: PreventionOutcomeInput; output: PreventionRecordView; query: null }
  'GET /profile': { input: null; output: ProfileView; query: null }
  'PATCH /profile': { input: ProfileChange; output: ProfileView; query: null }
  'POST /profile/password-changes': { input: PasswordChange; output: null; query: null }
  'POST /profile/session-endings': { input: SessionEnding; output: null; query: null }
  'GET /profile/sessions': { input: null; output: OwnSessionsView; query: null }
  'POST /profile/totp-confirmations': { input: CodeInput; output: null; query: null }
  'POST /profile/totp-enrolments': { input: PasswordInput; output: EnrolmentView; query: null }
  'POST /profile/totp-removals': { input: PasswordInput; output: null; query: null }
  'GET /protocol': { input: null; output: ProtocolView; query: null }
  'POST /protocol/_classify': { input: ClassifyInput; output: ClassifyView; query: null }
  'GET /publications': { input: null; output: PublicationsShown; query: null }
  'POST /publications': { input: PublicationInput; output: Created; query: null }
  'POST /publications/_preview': { input: PublicationInput; output: PreviewShown; query: null }
  'GET /publications/{publicationId}': { input: null; output: PublicationShown; query: null }
  'GET /publications/{publicationId}/document': { input: null; output: Blob; query: { format?: string; language?: string } }
  'POST /quarter-confirmations': { input: QuarterInput; output: Created; query: null }
  'POST /reports': { input: ReportInput; output: SubmittedView; query: null }
  'GET /reports': { input: null; output: ReportList; query: { cursor?: string; limit?: string } }
  'POST /reports/_preview': { input: PreviewInput; output: PreviewView; query: null }
  'GET /reports/{reportId}': { input: null; output: ReportView; query: null }
  'POST /reports/{reportId}/supplements': { input: SupplementInput; output: Created; query: null }
  'POST /reports/{reportId}/withdrawals': { input: WithdrawalInput; output: null; query: null }
  'POST /risk-analyses': { input: RiskAnalysisInput; output: Created; query: null }
  'GET /risk-analyses': { input: null; output: RiskAnalysisList; query: null }
  'GET /risk-analyses/{analysisId}': { input: null; output: RiskAnalysisView; query: null }
  'PUT /risk-analyses/{analysisId}': { input: RiskAnalysisInput; output: RiskAnalysisView; query: null }
  'POST /risk-analyses/{analysisId}/cancellations': { input: null; output: RiskAnalysisView; query: null }
  'POST /risk-analyses/{analysisId}/evaluations': { input: RiskEvaluationInput; output: RiskAnalysisView; query: null }
  'POST /risk-analyses/{analysisId}/requests': { input: RiskRequestInput; output: Created; query: null }
  'GET /risk-checklists': { input: null; output: RiskChecklistList; query: null }
  'GET /risk-requests': { input: null; output: RiskRequestList; query: null }
  'POST /risk-requests/{riskRequestId}/answers': { input: RiskAnswerInput; output: RiskRequestView; query: null }
  'PATCH /role-assignments/{assignmentId}': { input: AssignmentChange; output: AssignmentView; query: null }
  'POST /safety-scans': { input: SafetyScanInput; output: Created; query: null }
  'GET /safety-scans': { input: null; output: SafetyScanList; query: null }
  'POST /security-measures/{securityMeasureId}/endings': { input: SecurityEnding; output: Created; query: null }
  'POST /sessions': { input: SignInInput; output: SessionView; query: null }
  'DELETE /sessions/current': { input: null; output: null; query: null }
  'GET /sign-in-rule': { input: null; output: SignInRuleView; query: null }
  'PUT /sign-in-rule': { input: SignInRuleInput; output: SignInRuleView; query: null }
  'GET /support-directory': { input: null; output: SupportDirectory; query: null }
  'POST /survey-answers/_count': { input: AnswersInput; output: null; query: null }
  'POST /survey-invitations/_open': { input: InvitationInput; output: SurveyForm; query: null }
  'POST /survey-invitations/_sign': { input: SignInput; output: SignedView; query: null }
  'GET /surveys': { input: null; output: SurveysView; query: null }
  'POST /surveys': { input: SurveyInput; output: SurveyMade; query: null }
  'GET /surveys/{surveyId}': { input: null; output: SurveyView; query: null }
  'POST /surveys/{surveyId}/_close': { input: null; output: SurveyView; query: null }
  'GET /surveys/{surveyId}/results': { input: null; output: ResultsView; query: null }
  'GET /tasks': { input: null; output: TaskList; query: null }
  'POST /tasks/{taskId}/completions': { input: IncidentsCompletionInput; output: TaskVersion; query: null }
  'POST /voices/{voiceId}/answers': { input: MeasuresAnswerInput; output: Versioned; query: null }
}
