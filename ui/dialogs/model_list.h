#pragma once

#include "ui/widgets/said_text.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace ccr::ui {

/// The models of a provider: those that are used are checked, those that it offers beyond them are not. GUI thread.
class ModelList final : public QWidget
{
    Q_OBJECT
public:
    explicit ModelList(QWidget *parent);

    /// `provider`: what was offered by another one is forgotten.
    void setModels(const QStringList &used, const QString &provider);
    void setOffered(const QStringList &models);
    void setFetching(bool isFetching);
    void say(SaidText text, bool isProblem);
    /// The current one, else the first that is used.
    QString current() const;
    /// The keyboard goes to this model, or to where one is entered.
    void focusOn(const QString &model);
    void retranslate();

Q_SIGNALS:
    void edited(const QStringList &used);
    void fetchRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();
    void filter();
    void add();
    QStringList used() const;

    QStringList m_used;
    QStringList m_offered;
    QString m_provider;
    bool m_isFilling = false;
    QLineEdit *m_input; ///< filters, and adds with Enter
    QPushButton *m_fetch;
    QListWidget *m_list;
    QLabel *m_note;
};

} // namespace ccr::ui
