// A meeting that was disturbed (D2), step by step with its time. What was tapped stays: a mistaken tap is undone by another
// one after it, and both remain. Taps may arrive late and together, because a tablet in a full hall loses its connection;
// what counts is when they were made.
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
    std::string step;                // of the pack; empty: it undoes another
    std::optional<MomentId> undoes;
    Instant at;                      // when it was tapped
};

/// The moments in the order in which they happened; undone ones, and what undid them, are still there.
std::vector<Moment> in_order(std::vector<Moment> moments);
/// Which moment of its step this is, undone ones not counted: 2 is the second order. Nothing for one that was undone.
std::optional<int> number_of(const std::vector<Moment>& moments, const MomentId& moment);

/// Declines a step that the protocol does not know, a time that lies ahead, and undoing what is not there, twice, or by the
/// way: an undoing is final. What was truly tapped is never refused for coming late or once too often.
Result<Done> examine(const std::vector<protocol::MeetingStep>& steps, const std::vector<Moment>& before, const Moment& moment, Instant now);

}  // namespace luwte::meetings
