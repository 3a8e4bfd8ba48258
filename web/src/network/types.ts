// The network in the client's words; the shapes are the server's own (generated.ts).
import type * as wire from '../api/generated'

export type Overview = wire.OverviewShown
export type Participant = wire.ParticipantShown
export type Membership = wire.MembershipShown
export type Message = wire.Publication
export type Sent = wire.SentShown
export type Comparison = wire.ComparisonShown
export type Benchmark = wire.BenchmarkShown
export type Benchmarks = wire.BenchmarksShown
export type Own = wire.OwnFigures
