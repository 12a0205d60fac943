#pragma once

#include "logging/api/stream_timeline.h"
#include "ui/models/frame_meaning.h"

namespace ccr::ui {

struct RecordedStream
{
    QList<ReadFrame> frames;
    bool isCut = false;       ///< of a body the end was not kept, and with it frames whose number nobody knows
    std::int64_t leftOut = 0; ///< frames that were counted only
};

/// The frames of one side of an exchange as the history has them: what they said where its bodies were recorded, when they
/// passed where that was. Of what was not recorded the text is missing, or the time. Any thread.
RecordedStream recordedStream(const QList<logging::StoredBody> &bodies, const logging::RecordedTimeline &timeline,
                              logging::StoredBody::Kind kind);

} // namespace ccr::ui
