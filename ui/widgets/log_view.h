#pragma once

#include "ui/models/line_marks.h"
#include "ui/models/log_rows.h"
#include "ui/widgets/log_row_layout.h"

#include <QAbstractScrollArea>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>

class QToolButton;

namespace ccr::ui {

/// What lies under a point of the log.
struct LogPlace
{
    qint64 row = -1; ///< -1: nothing
    bool isGutter = false;
    std::optional<LineSpan> span; ///< absent: none
};

/// Shows the rows of a log in a fixed-width font. Only visible rows are read, laid out and painted, whatever their number.
/// Following keeps the last row in view: it ends when the reader scrolls up and begins again at the end. GUI thread.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    /// All must outlive the view or be replaced before.
    void setRows(LogRows *rows);
    void setMarks(LineMarks *marks);
    void setHighlights(const HighlightRules *rules);
    void setFound(const QList<QRegularExpression> &found);
    LogRows *rows() const { return m_rows; }

    void setWrapping(bool wraps);
    /// Whether lines that come are news, or a file that is still being read.
    void setCountsNew(bool counts) { m_countsNew = counts; }
    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool following);

    /// The row with the keyboard; -1: none yet.
    qint64 currentRow() const;
    /// Makes the row current and brings it into view, in the middle when it was out of sight.
    void setCurrentRow(qint64 row, bool extendsSelection = false);
    /// The same for a line, as soon as it has a row.
    void goToLine(qint64 line);
    bool isExpanded(qint64 row) const;
    void setExpanded(qint64 row, bool expanded);

    void selectAll();
    /// Of whole rows what they are, with all fields; of a piece of text what is shown; of nothing the current row. At most the
    /// first 10 000 rows.
    QString selectedText() const;
    LogPlace placeAt(const QPoint &viewportPoint);
    /// Shown rows, partly visible ones included.
    qint64 firstVisibleRow() const { return m_top.row; }
    qint64 lastVisibleRow();
    QString currentText() const; ///< for screen readers

Q_SIGNALS:
    void followingChanged(bool following);
    void currentChanged();
    void viewportMoved();
    void requestClicked(const QString &id);
    void markClicked(qint64 line);
    void menuRequested(const QPoint &viewportPoint);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    /// First visible line of text: a row, and which of its lines.
    struct Top
    {
        qint64 row = 0;
        int line = 0;
        auto operator<=>(const Top &) const = default;
    };
    /// A place in the text of a line of the log.
    struct TextPlace
    {
        qint64 line = -1;
        int offset = 0;
        auto operator<=>(const TextPlace &) const = default;
    };

    void rowsReset();
    void rowsAppended(qint64 count);
    void rowsRemoved(qint64 count);
    void forgetLayouts();
    void restyle();
    void showPill();

    LogRowLayout &layoutOf(qint64 row);
    int linesOf(qint64 row);
    int visibleLines() const;
    Top moved(Top top, int lines);
    Top bottom();
    Top showingAtEnd(qint64 row);
    void setTop(Top top);
    void scrollBy(int lines);
    void updateScrollBars();
    void moveCurrent(qint64 row, bool extendsSelection);
    /// Calls `visit(row, top edge in pixels, layout)` for each visible row.
    void eachVisible(const std::function<void(qint64, int, LogRowLayout &)> &visit);
    void paintRow(QPainter &painter, qint64 row, int y, LogRowLayout &layout);
    LogRowLayout::Selection selectionIn(qint64 row, const LogRowLayout &layout) const;
    TextPlace textPlaceAt(const QPoint &point);
    QString textBetween(const TextPlace &begin, const TextPlace &end) const;
    bool press(const LogPlace &place, Qt::KeyboardModifiers modifiers);
    void dragTo(const QPoint &point);
    int textLeft() const;

    LogRows *m_rows = nullptr;
    LineMarks *m_marks = nullptr;
    const HighlightRules *m_highlights = nullptr;
    QList<QRegularExpression> m_found;
    bool m_isWrapping = false;
    bool m_isFollowing = true;
    bool m_countsNew = true;
    bool m_setsScrollBar = false;
    int m_lineHeight = 16;
    int m_componentWidth = 7;
    int m_widest = 0; ///< row that was laid out, in pixels
    Top m_top;
    qint64 m_topLine = 0;       ///< number of the line at the top: the filter may change
    qint64 m_awaitedLine = -1;  ///< that was at the top; another filter has not reached it yet. -1: none
    qint64 m_wantedLine = -1;   ///< that is to become current when it has a row; -1: none
    qint64 m_currentLine = -1;  ///< likewise
    qint64 m_currentShift = -1; ///< rows from the top to the current one; -1: it is out of view
    TextPlace m_anchor;         ///< where the selection began
    TextPlace m_end;            ///< where it ends
    bool m_selectsRows = true;
    bool m_isDragging = false;
    int m_wheel = 0; ///< in 120ths of a line, not yet scrolled
    QPoint m_pressedAt;
    QTimer m_dragScroll;
    qint64 m_newRows = 0; ///< since following ended
    QToolButton *m_pill;
    QSet<qint64> m_expanded; ///< numbers of lines
    QHash<qint64, std::shared_ptr<LogRowLayout>> m_layouts;
};

} // namespace ccr::ui
