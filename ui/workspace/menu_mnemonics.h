#pragma once

#include <QList>
#include <QMenu>
#include <QPointer>

namespace ccr::ui {

/// Gives the entries of a menu letters to press while it is open, each another one. The texts of the actions are the same again when it is
/// closed: buttons and lists show them as well. Deleted with the menu. GUI thread.
class MenuMnemonics final : public QObject
{
    Q_OBJECT
public:
    explicit MenuMnemonics(QMenu &menu);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Marked
    {
        QPointer<QAction> action;
        QString plain;
        QString marked;
        QString iconText; ///< empty: Qt makes it of the text
    };
    void mark();
    void unmark();

    QMenu &m_menu;
    QList<Marked> m_marked;
    bool m_isMarking = false;
};

/// The texts with a mnemonic each, as far as there are letters; those that have one keep it. Texts of another script that have no free
/// Latin letter get one put behind them, as is usual in Chinese: "退出(&Q)".
QStringList withMnemonics(const QStringList &texts);

} // namespace ccr::ui
