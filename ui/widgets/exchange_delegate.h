#pragma once

#include "ui/models/exchange_cells.h"
#include "ui/models/waterfall.h"

#include <QStyledItemDelegate>

class QHeaderView;

namespace ccr::ui {

/// Whether a column holds ids, times or numbers, whose letters are all of one width.
bool isMonospaced(int column);
/// The font of these columns, where the others have `font`.
QFont monospacedLike(const QFont &font);

/// Draws one cell of a list of exchanges: status by shape and number, "served ← asked", the provider's message across the
/// cells of a failed row that have nothing to say, and the waterfall. Shapes carry the meaning; colour only helps.
class ExchangeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Both outlive this.
    ExchangeDelegate(const ExchangeSource &source, const QHeaderView &header, QObject *parent);

    void setScale(const WaterfallScale &scale) { m_scale = scale; }
    const WaterfallScale &scale() const { return m_scale; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void drawCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const logging::ExchangeSnapshot &exchange) const;
    const QFont &monospaced(const QFont &font) const;
    QRect messageArea(const QRect &cell) const;
    bool isInMessage(int column) const;
    void drawMessage(QPainter *painter, const QRect &cell, int column, const logging::ExchangeSnapshot &exchange) const;
    void drawWaterfall(QPainter *painter, const QStyleOptionViewItem &option, const logging::ExchangeSnapshot &exchange) const;

    const ExchangeSource &m_source;
    const QHeaderView &m_header;
    WaterfallScale m_scale;
    mutable QFont m_plain; ///< that m_mono was made for
    mutable QFont m_mono;
    mutable bool m_hasMono = false;
};

} // namespace ccr::ui
