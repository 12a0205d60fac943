#pragma once

#include <QStyledItemDelegate>

namespace ccr::ui {

/// Draws one cell of the request list: status by shape and number, "served ← asked", and the provider's message in a failed
/// row's place of numbers. Shapes carry the meaning; colour only helps.
class ExchangeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// "✓ 200", "✕ 429", "◐ 3.2 s", "≠ 200", "⊘", "↻2 ✓ 200"
QString statusText(const QModelIndex &index);

} // namespace ccr::ui
