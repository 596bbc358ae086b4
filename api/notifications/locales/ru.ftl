notification-lead-allocated-title = Лид { $number } ждёт распределения
notification-lead-allocated-body = { $customer } ждёт кого-то из вашей команды. Передайте лид одному сотруднику.
notification-lead-assigned-title = Лид { $number } передан вам
notification-lead-assigned-body = { $due ->
    [none] Свяжитесь с { $customer }.
   *[other] До { $due } свяжитесь с { $customer }.
 }
notification-lead-changed-title = Лид { $number } изменился
notification-lead-changed-body = { $customer }: { $change ->
    [ASSIGNED] назначен сотруднику
    [HANDED_OVER] передан другому сотруднику
    [RECLASSIFIED] передан в другой канал продаж
    [IN_PROGRESS] работа началась
    [OFFER_ACCEPTED] предложение принято и внедряется
    [WON] выигран
   *[LOST] закрыт без продажи
    }.
notification-lead-due-title = Срок лида { $number } скоро истекает
notification-lead-due-body = До { $due } нужно связаться с { $customer }.
notification-lead-late-title = Лид { $number } просрочен
notification-lead-late-body = До { $due } нужно было связаться с { $customer }.
notification-pricing-requested-title = Предложение { $number } ждёт решения о цене
notification-pricing-requested-body = Предложение { $number } для { $customer } выходит за пределы сегмента.
notification-pricing-answered-title = Ответ отдела цен: предложение { $number }
notification-pricing-answered-body = Принято решение по предложению { $number } для { $customer }.
notification-offer-received-title = Предложение { $number } готово
notification-offer-received-body = До { $until } его можно прочитать, принять или отклонить в портале.
notification-offer-accepted-title = { $customer }: предложение { $number } принято
notification-offer-accepted-body = Можно готовить договор.
notification-offer-refused-title = { $customer }: предложение { $number } отклонено
notification-offer-refused-body = Причина указана в предложении.
notification-offering-published-title = Новое в каталоге: { $name }
notification-offering-published-body = Можно предлагать с { $from }.
notification-offering-withdrawn-title = Больше не предлагается: { $name }
notification-offering-withdrawn-body = Открытые предложения с этой позицией нужно пересмотреть.
notification-clause-requested-title = Изменение условия в { $number }: нужен ответ
notification-clause-requested-body = { $customer } просит изменить условие. Каждый отдел отвечает до { $due }, касается ли его это.
notification-clause-state-title = Изменение условия в { $number }: новый этап
notification-clause-state-body = Изменение, о котором просит { $customer }, перешло на новый этап.
notification-contract-sent-title = Договор { $number } готов к подписанию
notification-contract-sent-body = Подпишите его и пришлите подписанный экземпляр.
notification-contract-signed-title = Договор { $number } подписан
notification-contract-signed-body = Подписанный экземпляр ({ $customer }) получен.
notification-contract-ending-title = Договор { $number } заканчивается { $end }
notification-contract-ending-body = Пора поговорить о продлении: { $customer }.
notification-contract-cancelled-title = Договор { $number } отменён
notification-contract-cancelled-body = Договор ({ $customer }) исполняться не будет.
notification-risk-check-title = Договор { $number } требует проверки риска
notification-risk-check-body = Проверьте { $customer } и ответьте: OK или депозит.
notification-risk-answered-title = Проверка риска по { $number } завершена
notification-risk-answered-body = Результат по { $customer } — в договоре.
notification-deposit-asked-title = Для { $number } нужен депозит { $amount }
notification-deposit-asked-body = Оплатите до { $due } и загрузите подтверждение, иначе договор будет отменён.
notification-deposit-proved-title = Депозит по { $number } внесён
notification-deposit-proved-body = Подтверждение получено ({ $customer }); заказ можно продолжать.
notification-order-entered-title = Поступил заказ { $number }
notification-order-entered-body = Заказчик: { $customer }.
notification-order-state-title = Заказ { $number }: новый шаг
notification-order-state-body = Посмотрите новый статус и что будет дальше.
notification-ticket-assigned-title = Обращение { $number } передано вам
notification-ticket-assigned-body = { $customer } ждёт ответа.
notification-ticket-escalated-title = Обращение { $number } эскалировано вам
notification-ticket-escalated-body = Обращение ({ $customer }) открыто дольше обещанного.
notification-ticket-answered-title = Есть ответ по обращению { $number }
notification-ticket-answered-body = Прочитайте и напишите, если что-то осталось.
notification-ticket-resolved-title = Обращение { $number } решено
notification-ticket-resolved-body = Сообщите, согласны ли вы с решением.
notification-ticket-returned-title = Обращение { $number } вернулось
notification-ticket-returned-body = Чего-то не хватает, чтобы над ним работать. Откройте его, чтобы узнать чего.
notification-action-requested-title = Вас просят: { $subject } { $number }
notification-action-requested-body = Запрос в вашем ящике.
notification-action-answered-title = Ответ получен: { $subject } { $number }
notification-action-answered-body = Ответ в вашем ящике.
notification-promise-due-title = Скоро срок: { $subject }
notification-promise-due-body = До { $due } это нужно сделать.
notification-promise-broken-title = Просрочено: { $subject }
notification-promise-broken-body = { $due } срок истёк.
error-notification-kind-unknown = Такого вида уведомлений нет.
error-quiet-hours-invalid = У тихих часов должны быть начало и конец, и они действуют для всех уведомлений.
error-message-not-failed = Повторить можно только сообщение, отправка которого прекращена.
mail-greeting = Здравствуйте, { $name }!
mail-open = Открыть
mail-user-reason = Вы получили это письмо, потому что у вас есть учётная запись. В разделе «Уведомления» можно выбрать, что и когда приходит по почте.
mail-contact-reason = { $operator } пишет вам как контактному лицу компании. Вопросы: { $phone }.
mail-offer-sent-subject = Наше предложение { $number }
mail-offer-sent-body = Направляем наше предложение { $number }: оно действует до { $until } и приложено в формате PDF. Принять или отклонить его можно в портале.
mail-offer-sent-button = Посмотреть предложение
mail-contract-sent-subject = Договор { $number } на подпись
mail-contract-sent-body = Во вложении договор { $number }. Подпишите его, поставьте печать и ответьте на это письмо, приложив скан или фотографию.
mail-contract-sent-button = Открыть договор
mail-order-confirmed-subject = Мы получили заказ { $number }
mail-order-confirmed-body = Спасибо. Подтверждение во вложении; каждый шаг виден в портале.
mail-order-confirmed-button = Следить за заказом
mail-contract-ended-subject = Договор { $number }: отменён
mail-contract-ended-body = Депозит по договору { $number } не поступил вовремя, поэтому договор отменён. Ваш менеджер поможет, если он всё ещё нужен.
mail-terms-changed-subject = С { $from } меняются наши условия
mail-terms-changed-body = Новая редакция — в портале. Если вы не согласны, можно отказаться от договора до этого дня.
mail-terms-changed-button = Прочитать условия
notification-lead-started-title = Работа над лидом { $number } началась
notification-lead-started-body = С { $customer } уже связываются.
notification-lead-won-title = Лид { $number } выигран
notification-lead-won-body = { $customer } теперь наш клиент. Спасибо за лид.
notification-lead-lost-title = Лид { $number } закрыт без продажи
notification-lead-lost-body = На этот раз { $customer } не стал клиентом.
mail-password-reset-subject = Новый пароль для Trunkline
mail-password-reset-body = Кто-то, надеемся, что вы, запросил новый пароль для учётной записи { $login }. До { $until } ссылка действует один раз.
mail-password-reset-button = Задать новый пароль
mail-password-reset-reason = Вы этого не запрашивали? Тогда ничего не делайте: пароль останется прежним, а без доступа к вашей почте этой ссылкой никто не воспользуется.
