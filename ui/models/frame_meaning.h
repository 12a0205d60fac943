#pragma once

#include "logging/api/stream_reader.h"
#include "logging/api/stream_timeline.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace ccr::ui {

/// What a frame of a stream is for.
using FrameKind = logging::StreamEventKind;
constexpr int frameKinds = logging::streamEventKinds;

/// What a frame adds to one block of the answer.
struct FramePart
{
    FrameKind kind = FrameKind::Content; ///< Content, Thinking or Tool
    int block = -1;                      ///< the number that the stream gives it; -1: none
    QString text;                        ///< of a tool: a piece of its input, as JSON
    QString tool;                        ///< its name, where it is said
    bool beginsBlock = false;            ///< whatever is there of the same number
    QString id = {};                     ///< of a tool call, where it is said: another one is another call
};

struct FrameMeaning
{
    FrameKind kind = FrameKind::Meta;
    QString type; ///< the event's name, or what the data says that it is
    QList<FramePart> parts;
    QString finish;          ///< the word for the end, in the frame that says it
    QString error;           ///< the provider's words
    bool isTerminal = false; ///< a stream that ends after it is whole
    int block = -1;          ///< of a frame whose text was not recorded: the number that the stream gives its part
};

/// Reads a frame of any of the dialects: Anthropic messages, OpenAI chat completions and responses, Gemini. Apart from the
/// router's own reading on purpose: what the window shows is what passed, and not what the router made of it. Any thread.
FrameMeaning meaningOf(std::string_view frame);

/// A frame with its meaning, and how it is shown.
struct ReadFrame
{
    logging::StreamFrame frame;
    FrameMeaning meaning;
};
QList<ReadFrame> readFrames(std::vector<logging::StreamFrame> frames);

} // namespace ccr::ui

Q_DECLARE_METATYPE(QList<ccr::ui::ReadFrame>)
