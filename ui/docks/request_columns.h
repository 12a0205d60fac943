#pragma once

#include "ui/models/exchange_cells.h"
#include "ui/models/waterfall.h"

#include <QObject>
#include <QSet>

#include <array>

class QAction;
class QHeaderView;
class QMenu;
class QSettings;

namespace ccr::ui {

/// Which columns of the request list are seen, how wide and in which order: as the user chose and the settings keep it, less
/// those for which a narrow dock has no room. GUI thread.
class RequestColumns final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this. `menu` is filled with a choice for each column, and with the axis of the waterfall.
    RequestColumns(QHeaderView &header, QMenu &menu, QSettings &settings);

    /// The dock has another width.
    void adapt(int width);
    /// Back to the columns of a first start.
    void reset();
    void retranslate();
    /// Widths that the user has not changed follow the font.
    void restyle();
    /// The times of another day have their date with them, which takes more room.
    void setDayShown(bool shown);
    WaterfallAxis axis() const { return m_axis; }

Q_SIGNALS:
    void axisChanged();
    void columnsChanged(); ///< others are seen, or elsewhere, or wider

private:
    void makeMenu();
    void restore();
    void save();
    void setWidths();
    void setShown(int column, bool shown);
    void setAxis(WaterfallAxis axis);
    void apply();
    QSet<int> withoutRoom() const;

    QHeaderView &m_header;
    QMenu &m_menu;
    QSettings &m_settings;
    QSet<int> m_shown;    ///< chosen
    QSet<int> m_ownWidth; ///< columns whose width the user has changed
    std::array<int, ExchangeColumns::ColumnCount> m_standardWidths{};
    QList<QAction *> m_choices; ///< by column
    QList<QAction *> m_axes;
    QAction *m_reset = nullptr;
    WaterfallAxis m_axis = WaterfallAxis::Relative;
    int m_width = 10'000;
    bool m_isDayShown = false;
    bool m_isApplying = false;
};

} // namespace ccr::ui
