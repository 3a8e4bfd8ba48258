// A meeting that was disturbed (D2), step by step with its time. What was tapped stays: a mistaken tap is undone by another
// one after it, what belongs to a step may follow later, and all of them remain. Taps may arrive late and together, because
// a tablet in a full hall loses its connection; what counts is when they were made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "protocol/meeting.h"

namespace luwte::meetings {

using MeetingId = Id<struct MeetingTag>;
using MomentId = Id<struct MeetingMomentTag>;  // made by the tablet, so that a tap sent twice is one

struct Moment {
    MomentId id;
    std::string step;                 // of the pack; empty: it undoes another, or adds to it
    std::optional<MomentId> undoes;
    std::optional<MomentId> adds_to;  // says what belongs to a step: who called, what was decided
    Instant at;                       // when it was tapped
    std::optional<std::string> decision;  // "yes", "no"
};
using Steps = std::vector<protocol::MeetingStep>;

/// The moments in the order in which they happened; undone ones, and what undid them, are still there.
std::vector<Moment> in_order(std::vector<Moment> moments);
bool is_undone(const std::vector<Moment>& moments, const MomentId& moment);
/// A step that asks for a decision is none until the decision is there, with the tap or added to it.
bool awaits_decision(const Steps& steps, const std::vector<Moment>& moments, const MomentId& moment);
/// Which moment of its step this is, undone ones and those that await a decision not counted: 2 is the second order.
std::optional<int> number_of(const Steps& steps, const std::vector<Moment>& moments, const MomentId& moment);

/// Declines a step that the protocol does not know, undoing or completing what is no step that was tapped, and undoing it
/// twice: an undoing is final. What was truly tapped is never refused for its time, or for coming once too often.
Result<Done> examine(const Steps& steps, const std::vector<Moment>& before, const Moment& moment);

}  // namespace luwte::meetings
