#pragma once

#include <QMap>
#include <QObject>

namespace ccr::ui {

/// Lines that the reader marked, each with a note that may be empty. GUI thread.
class LineMarks final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const QMap<qint64, QString> &notes() const { return m_notes; }
    bool contains(qint64 line) const { return m_notes.contains(line); }
    void toggle(qint64 line);
    /// Marks the line, too.
    void setNote(qint64 line, const QString &note);
    void clear();
    /// The next marked line after this one, or the one before it; behind the last the first comes again. -1: there is none.
    qint64 next(qint64 line, bool forward) const;

Q_SIGNALS:
    void changed();

private:
    QMap<qint64, QString> m_notes;
};

} // namespace ccr::ui
