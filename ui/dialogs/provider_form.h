#pragma once

#include "proxy/api/secrets_control.h"
#include "proxy/api/trial_control.h"
#include "ui/dialogs/key_editor.h"
#include "ui/models/config_draft.h"
#include "ui/models/provider_draft.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace ccr::ui {

class KeyList;
class ModelList;
class ProbeView;

/// One provider of the draft: its fields, and the test of what they say now. GUI thread.
class ProviderForm final : public QWidget
{
    Q_OBJECT
public:
    ProviderForm(ConfigDraft &draft, proxy::SecretsControl &secrets, proxy::TrialControl &trial, QWidget *parent);

    /// By its name; an empty one: none.
    void setProvider(const QString &name);
    QString provider() const { return m_name; }
    void refresh();
    /// Where requests would go, as the last check of the draft found it.
    void showAddress(const QString &url);
    void test();
    /// By the proxy's label; none: the choice stays.
    void chooseKey(const QString &label);
    /// The keyboard goes to the field.
    void enterUrl();
    void enterProtocol();
    void showKeys();
    void showModel(const QString &model);
    /// Takes another secret for the chosen key.
    void replaceKey(KeyEditor::Wish wish);
    QLineEdit *nameEdit() const { return m_nameEdit; }
    void retranslate();

Q_SIGNALS:
    void renamed(const QString &name);
    void problem(const QString &text);
    /// A test has ended.
    void tested(const QString &provider, const ccr::proxy::ProbeReport &report);
    void storedKeysRequested();

private:
    QLabel *labelOf(QWidget *field); ///< a new one
    void show(QWidget &field);
    void change(const std::function<void(ProviderDraft &)> &edit, const QString &field = {});
    void rename();
    void changeUrl(const QString &url);
    void fetch();
    void takeModels(const QString &provider, const Result<QStringList> &models);

    ConfigDraft &m_draft;
    proxy::TrialControl &m_trial;
    QString m_name;
    quint64 m_tests = 0; ///< answers of earlier ones are of no interest
    bool m_isFilling = false;
    QWidget *m_fields;
    QFormLayout *m_form;
    QHash<QWidget *, QLabel *> m_labels; ///< of the fields
    QLineEdit *m_nameEdit;
    QCheckBox *m_enabled;
    QLineEdit *m_url;
    QLabel *m_address;
    QComboBox *m_protocol;
    KeyList *m_keys;
    ModelList *m_models;
    QLineEdit *m_transformers;
    QSpinBox *m_maxTokens;
    QLineEdit *m_proxy;
    QPushButton *m_test;
    ProbeView *m_probe;
    QScrollArea *m_scroll = nullptr;
};

} // namespace ccr::ui
