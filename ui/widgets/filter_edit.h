#pragma once

#include "ui/models/filter_completion.h"

#include <QLineEdit>

class QStandardItemModel;
class QTreeView;

namespace ccr::ui {

/// A line for a filter: offers what may come next, and underlines what cannot be read. GUI thread.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT
public:
    FilterEdit(std::vector<logging::QueryFieldInfo> fields, KnownValues values, QWidget *parent);

    /// What is wrong; a length of 0 marks the place behind the text.
    void setWrongPart(qsizetype position, qsizetype length);
    void setNothingWrong() { setWrongPart(-1, 0); }
    bool isOffering() const;
    void stopOffering();

Q_SIGNALS:
    void escaped();
    void accepted(); ///< Enter

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    void placeOffer();
    void insert(const QModelIndex &index);
    bool passToOffer(QKeyEvent *event);
    int xOf(qsizetype position) const;

    std::vector<logging::QueryFieldInfo> m_fields;
    KnownValues m_values;
    QTreeView *m_offer; ///< a window of its own that never takes the keyboard
    QStandardItemModel *m_suggestions;
    qsizetype m_from = 0; ///< of the piece that a suggestion replaces
    qsizetype m_length = 0;
    qsizetype m_wrongAt = -1;
    qsizetype m_wrongLength = 0;
};

} // namespace ccr::ui
