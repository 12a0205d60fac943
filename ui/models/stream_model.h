#pragma once

#include "ui/models/frame_meaning.h"
#include "ui/models/gap_strip_layout.h"

#include <QAbstractTableModel>

#include <array>
#include <optional>

namespace ccr::ui {

/// The frames of a stream as rows, of chosen kinds and of a chosen part of the time. GUI thread.
class StreamModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Time,
        Delta, ///< since the frame before
        Type,
        Block,
        Bytes,
        Preview,
        ColumnCount
    };
    enum Role
    {
        KindRole = Qt::UserRole, ///< int of FrameKind
        RawRole                  ///< the frame as it passed
    };

    explicit StreamModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { m_shownKinds.fill(true); }

    void clear();
    void append(const QList<ReadFrame> &frames);
    void setKindShown(FrameKind kind, bool shown);
    bool isKindShown(FrameKind kind) const { return m_shownKinds[static_cast<std::size_t>(kind)]; }
    /// Absent: all of the time.
    void setRange(std::optional<std::pair<nanoseconds, nanoseconds>> range);

    /// Of all frames that have a time, whatever is shown.
    const QList<StreamMoment> &moments() const { return m_moments; }
    int frameCount() const { return static_cast<int>(m_frames.size()); }
    qint64 byteCount() const { return m_bytes; }
    /// Only the times of the events are known.
    bool lacksTexts() const { return !m_frames.isEmpty() && m_frames.first().frame.text.empty(); }
    int countOf(FrameKind kind) const { return m_counts[static_cast<std::size_t>(kind)]; }
    /// Of what came in the five seconds before `now`, the time since the exchange's first byte; absent in the first second of content.
    std::optional<double> charactersPerSecond(nanoseconds now) const;
    const ReadFrame &frame(int row) const { return m_frames[m_shown[row]]; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isShown(const ReadFrame &frame) const;
    void rebuild();
    QString text(qsizetype place, int column) const;

    QList<ReadFrame> m_frames;
    QList<qsizetype> m_shown; ///< places in m_frames
    QList<StreamMoment> m_moments;
    std::array<bool, frameKinds> m_shownKinds{};
    std::array<int, frameKinds> m_counts{};
    qint64 m_bytes = 0;
    std::optional<std::pair<nanoseconds, nanoseconds>> m_range;
};

/// What a frame says, in one line: what it adds to the answer, else its data.
QString previewOf(const ReadFrame &frame);

} // namespace ccr::ui
