#pragma once

#include "logging/base/json5_reader.h"
#include "ui/models/settings_table.h"

#include <QStringList>

namespace ccr::ui {

bool isOfLogging(const Setting &setting);
/// {"history", "bodies"} for "Logging/history/bodies".
QStringList loggingPath(const Setting &setting);
bool isSecret(const Setting &setting);
/// A text of the table in the language of the window.
QString settingWords(const char *text);

/// What a setting is set to, as text between the fields and where it is kept: "true", "3456", "10M", "name=value, name=value".

Json5Value settingValue(const Setting &setting, const QString &text);
QString settingText(const Json5Value &value);
/// Milliseconds may be written as "10s".
int settingNumber(const Setting &setting, const QString &text);
/// As people write it: "50 MB" for "50M".
QString settingInWords(const Setting &setting, const QString &text);
/// Why it cannot be meant; empty: it can. What a name of the environment stands for is known where the file is read.
QString settingFlaw(const Setting &setting, const QString &text);

} // namespace ccr::ui
