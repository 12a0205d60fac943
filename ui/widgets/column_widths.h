#pragma once

#include <QHash>
#include <QObject>

#include <span>
#include <utility>

class QHeaderView;

namespace ccr::ui {

/// What a column needs for its title, with the arrow of a list that is sorted by it. Also while the column is hidden, for which the
/// header would say 0.
int roomForTitle(const QHeaderView &header, const QString &title, bool hasArrow);

/// Keeps columns as wide as what usually stands in them: they grow with the letters, and have room for their titles in every
/// language. A width that the user has changed stays. Lives as long as the header. GUI thread.
class ColumnWidths final : public QObject
{
    Q_OBJECT
public:
    /// `widths`: columns and pixels in letters of the usual size. The header has its model already.
    ColumnWidths(QHeaderView &header, std::span<const std::pair<int, int>> widths);

    int width(int column) const { return m_widths.value(column).now; }
    /// Another one for this column, in letters of the usual size.
    void setWidth(int column, int width);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Width
    {
        int usual = 0;
        int now = 0;
    };
    void apply();
    void apply(int column, Width &width);

    QHeaderView &m_header;
    QHash<int, Width> m_widths;
};

} // namespace ccr::ui
