#include "ui/models/stream_model.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr qsizetype previewLength = 200;

QString secondsText(nanoseconds time, int decimals = 3)
{
    return QString::number(std::chrono::duration<double>(time).count(), 'f', decimals);
}

// A column has room for six characters, and a long gap is what is looked for.
QString gapText(nanoseconds gap)
{
    return u'+' + secondsText(gap, gap < 10s ? 3 : 1);
}

QString oneLine(QString text)
{
    text.truncate(previewLength);
    text.replace(u'\n', u'↵');
    text.remove(u'\r');
    return text;
}

} // namespace

QString previewOf(const ReadFrame &frame)
{
    if (!frame.meaning.error.isEmpty()) return oneLine(frame.meaning.error);
    QString text;
    for (const FramePart &part : frame.meaning.parts) {
        if (!part.tool.isEmpty()) text += part.tool + u' ';
        text += part.text;
    }
    if (!frame.meaning.finish.isEmpty()) text += (text.isEmpty() ? QString() : u" · "_s) + frame.meaning.finish;
    if (!text.isEmpty()) return oneLine(text);
    const std::string_view raw = frame.frame.text;
    const std::size_t data = std::min(raw.find("data:"), raw.size());
    const std::string_view shown = data == raw.size() ? raw : raw.substr(data + 5);
    return oneLine(
        QString::fromUtf8(shown.data(), static_cast<qsizetype>(std::min<std::size_t>(shown.size(), 4 * previewLength))).trimmed());
}

void StreamModel::clear()
{
    beginResetModel();
    m_frames.clear();
    m_shown.clear();
    m_moments.clear();
    m_counts.fill(0);
    m_bytes = 0;
    m_range.reset();
    endResetModel();
}

void StreamModel::append(const QList<ReadFrame> &frames)
{
    QList<qsizetype> shown;
    for (const ReadFrame &frame : frames) {
        if (isShown(frame)) shown.append(m_frames.size());
        m_frames.append(frame);
        if (frame.frame.at) m_moments.append({*frame.frame.at, frame.meaning.kind});
        ++m_counts[static_cast<std::size_t>(frame.meaning.kind)];
        m_bytes += frame.frame.bytes;
    }
    if (shown.isEmpty()) return;
    beginInsertRows({}, static_cast<int>(m_shown.size()), static_cast<int>(m_shown.size() + shown.size()) - 1);
    m_shown += shown;
    endInsertRows();
}

std::optional<double> StreamModel::charactersPerSecond(nanoseconds now) const
{
    constexpr nanoseconds window = std::chrono::seconds(5);
    constexpr nanoseconds least = std::chrono::seconds(1);
    const auto isContent = [](const ReadFrame &frame) { return frame.frame.at && !frame.meaning.parts.isEmpty(); };
    const auto first = std::find_if(m_frames.begin(), m_frames.end(), isContent);
    if (first == m_frames.end() || now - *first->frame.at < least) return std::nullopt;
    const nanoseconds from = std::max(now - window, *first->frame.at);
    qsizetype characters = 0;
    for (auto frame = m_frames.rbegin(); frame != m_frames.rend() && (!frame->frame.at || *frame->frame.at > from); ++frame)
        for (const FramePart &part : frame->meaning.parts) characters += part.text.size();
    return static_cast<double>(characters) / std::chrono::duration<double>(now - from).count();
}

bool StreamModel::isShown(const ReadFrame &frame) const
{
    if (!isKindShown(frame.meaning.kind)) return false;
    return !m_range || (frame.frame.at && *frame.frame.at >= m_range->first && *frame.frame.at <= m_range->second);
}

void StreamModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype place = 0; place < m_frames.size(); ++place)
        if (isShown(m_frames[place])) m_shown.append(place);
    endResetModel();
}

void StreamModel::setKindShown(FrameKind kind, bool shown)
{
    if (isKindShown(kind) == shown) return;
    m_shownKinds[static_cast<std::size_t>(kind)] = shown;
    rebuild();
}

void StreamModel::setRange(std::optional<std::pair<nanoseconds, nanoseconds>> range)
{
    if (m_range == range) return;
    m_range = range;
    rebuild();
}

void StreamModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int StreamModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int StreamModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StreamModel::text(qsizetype place, int column) const
{
    const ReadFrame &frame = m_frames[place];
    switch (column) {
    case Number: return QString::number(place + 1);
    case Time: return frame.frame.at ? secondsText(*frame.frame.at) : u"—"_s;
    case Delta: {
        const bool isTimed = place > 0 && frame.frame.at && m_frames[place - 1].frame.at;
        return isTimed ? gapText(*frame.frame.at - *m_frames[place - 1].frame.at) : u"—"_s;
    }
    case Type: return frame.meaning.type;
    case Block: {
        const int block = frame.meaning.parts.isEmpty() ? frame.meaning.block : frame.meaning.parts.first().block;
        return block < 0 ? QString() : QString::number(block);
    }
    case Bytes: return QString::number(frame.frame.bytes);
    case Preview: return frame.frame.text.empty() ? tr("not recorded") : previewOf(frame);
    default: return {};
    }
}

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const qsizetype place = m_shown[index.row()];
    const ReadFrame &frame = m_frames[place];
    switch (role) {
    case Qt::DisplayRole: return text(place, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Type || index.column() == Preview ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == Number
                   ? tr("Event %1 at %2 s, %3: %4").arg(text(place, Number), text(place, Time), frame.meaning.type, text(place, Preview))
                   : text(place, index.column());
    case KindRole: return static_cast<int>(frame.meaning.kind);
    case RawRole: return QString::fromStdString(frame.frame.text);
    default: return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Type || section == Preview ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Number: return u"#"_s;
    case Time: return tr("Time (s)");
    case Delta: return u"Δ"_s;
    case Type: return tr("Type");
    case Block: return tr("Block");
    case Bytes: return tr("Bytes");
    case Preview: return tr("Preview");
    default: return {};
    }
}

} // namespace ccr::ui
