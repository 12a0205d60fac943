#pragma once

#include "ui/models/line_diff.h"

#include <QAbstractScrollArea>

#include <optional>

namespace ccr::ui {

/// Text of any size, read-only: draws only the lines that are seen, so that hundreds of thousands cost no more than a few. Also
/// shows the difference of two texts, with signs and colours. Mouse and keyboard select and scroll.
class TextView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);

    void setLines(const QStringList &lines);
    void setDiff(const QList<DiffLine> &diff);
    void clear() { setLines({}); }
    const QStringList &lines() const { return m_lines; }

    /// Selects a part of a line and brings it into view.
    void select(int line, int column, int length);
    void selectAll();
    QString selectedText() const;
    /// Where a search goes on: behind the selection, or before it.
    std::pair<int, int> cursor(bool forward) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    /// Between two characters.
    struct Place
    {
        int line = 0;
        int column = 0;
        auto operator<=>(const Place &) const = default;
    };
    void show(const QStringList &lines, const QList<DiffLine> &diff);
    void adaptBars();
    int lineHeight() const;
    int signWidth() const;
    Place placeAt(const QPoint &point) const;
    std::pair<Place, Place> selection() const;
    void drawLine(QPainter &painter, int line, int top) const;
    void ensureVisible(const Place &place);

    QStringList m_lines;
    QList<DiffLine> m_diff; ///< one for each line, or none at all
    qsizetype m_longest = 0;
    Place m_anchor;
    Place m_caret;
};

/// Where a text is found next, without regard to case, from a place on and around the end; absent: nowhere. Any thread.
struct FoundText
{
    int line = 0;
    int column = 0;
};
std::optional<FoundText> findText(const QStringList &lines, const QString &text, std::pair<int, int> from, bool forward);

} // namespace ccr::ui
