#pragma once

#include "logging/api/stream_timeline.h"
#include "ui/models/frame_meaning.h"

namespace ccr::ui {

/// The frames of one side of an exchange as the history has them: what they said where its bodies were recorded, when they
/// passed where that was. Of what was not recorded the text is missing, or the time. Any thread.
QList<ReadFrame> recordedStream(const QList<logging::StoredBody> &bodies, const logging::RecordedTimeline &timeline,
                                logging::StoredBody::Kind kind);

} // namespace ccr::ui
