#pragma once

#include "ui/models/frame_meaning.h"

namespace ccr::ui {

/// A block of an answer, put together from the frames that brought it.
struct AnswerBlock
{
    FrameKind kind = FrameKind::Content; ///< Content, Thinking or Tool
    int number = -1;                     ///< as the stream has it
    QString text;                        ///< of a tool: its input, as JSON
    QString tool;
    QString id = {};
};

/// An answer as it grows.
class AssembledAnswer
{
public:
    void add(const ReadFrame &frame);

    const QList<AnswerBlock> &blocks() const { return m_blocks; }
    const QString &finish() const { return m_finish; }
    const QString &error() const { return m_error; }
    /// A frame came after which the answer is whole.
    bool isComplete() const { return m_complete; }
    /// The blocks of text alone.
    QString text() const;
    /// All blocks with headings, for comparing and copying.
    QString everything() const;

private:
    QList<AnswerBlock> m_blocks;
    int m_attempt = 0;
    qsizetype m_firstOfAttempt = 0;
    QString m_finish;
    QString m_error;
    bool m_complete = false;
};

/// The answer in a whole body: a recorded stream or a JSON answer of any dialect.
AssembledAnswer answerOf(const logging::StoredBody &body);
/// JSON with a member a line; what is no JSON as it is.
QString prettyInput(const QString &json);

} // namespace ccr::ui
