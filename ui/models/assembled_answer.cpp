#include "ui/models/assembled_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString compact(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

// A whole answer of Anthropic's dialect or of OpenAI's responses, as the frame that would have brought it.
QList<FramePart> partsOfContent(const QJsonArray &content)
{
    QList<FramePart> parts;
    for (const QJsonValue block : content) {
        const QString type = block[u"type"].toString();
        if (type == "message"_L1)
            parts.append(partsOfContent(block[u"content"].toArray()));
        else if (type == "text"_L1 || type == "output_text"_L1)
            parts.append({FrameKind::Content, -1, block[u"text"].toString(), {}, true});
        else if (type.contains("thinking"_L1))
            parts.append({FrameKind::Thinking, -1, block[u"thinking"].toString(), {}, true});
        else if (type == "reasoning"_L1)
            parts.append({FrameKind::Thinking, -1, block[u"summary"][0][u"text"].toString(), {}, true});
        else if (type == "function_call"_L1)
            parts.append({FrameKind::Tool, -1, block[u"arguments"].toString(), block[u"name"].toString(), true});
        else
            parts.append({FrameKind::Tool, -1, compact(block[u"input"]), block[u"name"].toString(type), true});
    }
    return parts;
}

ReadFrame wholeAnswer(const logging::StoredBody &body)
{
    ReadFrame whole;
    const QByteArray bytes = QByteArray::fromRawData(body.text.data(), static_cast<qsizetype>(body.text.size()));
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (object[u"content"].isArray() || object[u"output"].isArray()) {
        whole.meaning.parts = partsOfContent(object[object[u"content"].isArray() ? u"content" : u"output"].toArray());
        whole.meaning.finish = object[u"stop_reason"].toString(object[u"status"].toString());
    } else {
        whole.meaning = meaningOf(body.text);
    }
    whole.meaning.isTerminal = true;
    whole.frame.attempt = body.attempt;
    return whole;
}

} // namespace

void AssembledAnswer::add(const ReadFrame &frame)
{
    if (frame.frame.attempt != m_attempt) {
        m_attempt = frame.frame.attempt;
        m_firstOfAttempt = m_blocks.size(); // numbers begin anew
    }
    for (const FramePart &part : frame.meaning.parts) {
        AnswerBlock *target = nullptr;
        for (qsizetype i = m_blocks.size() - 1; i >= m_firstOfAttempt && !target && !part.beginsBlock; --i)
            if (m_blocks[i].kind == part.kind && m_blocks[i].number == part.block) target = &m_blocks[i];
        // Without numbers a text goes on only where nothing came between.
        if (target && part.block < 0 && target != &m_blocks.last()) target = nullptr;
        if (target && !part.id.isEmpty() && !target->id.isEmpty() && target->id != part.id) target = nullptr;
        if (!target) {
            m_blocks.append({.kind = part.kind, .number = part.block, .text = {}, .tool = {}});
            target = &m_blocks.last();
        }
        target->text += part.text;
        if (!part.tool.isEmpty()) target->tool = part.tool;
        if (!part.id.isEmpty()) target->id = part.id;
    }
    if (!frame.meaning.finish.isEmpty()) m_finish = frame.meaning.finish;
    if (!frame.meaning.error.isEmpty()) m_error = frame.meaning.error;
    m_complete = m_complete || (frame.meaning.isTerminal && frame.meaning.error.isEmpty());
}

QString AssembledAnswer::text() const
{
    QStringList texts;
    for (const AnswerBlock &block : m_blocks)
        if (block.kind == FrameKind::Content && !block.text.isEmpty()) texts.append(block.text);
    return texts.join(u"\n\n"_s);
}

QString AssembledAnswer::everything() const
{
    QStringList parts;
    for (const AnswerBlock &block : m_blocks) {
        if (block.kind == FrameKind::Content) parts.append(block.text);
        if (block.kind == FrameKind::Thinking) parts.append(u"<thinking>\n"_s + block.text + u"\n</thinking>"_s);
        if (block.kind == FrameKind::Tool) parts.append(block.tool + u' ' + prettyInput(block.text));
    }
    if (!m_error.isEmpty()) parts.append(m_error);
    return parts.join(u"\n\n"_s);
}

AssembledAnswer answerOf(const logging::StoredBody &body)
{
    AssembledAnswer answer;
    if (logging::looksLikeEventStream(body.text)) {
        for (const ReadFrame &frame : readFrames(logging::framesOf(body))) answer.add(frame);
    } else if (!body.text.empty()) {
        answer.add(wholeAnswer(body));
    }
    return answer;
}

QString prettyInput(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    return document.isNull() ? json : QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace ccr::ui
