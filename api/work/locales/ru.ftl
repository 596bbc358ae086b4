work-title-activity = { $name }
work-title-late = Просрочено: { $name }
work-title-failed = Не удалось: { $name }
work-title-sent = Пожалуйста, посмотрите
work-title-done = Сделано, как вы просили
work-title-declined = Отклонено
error-activity-move-refused = В нынешнем состоянии эту работу нельзя так изменить.
error-request-closed = На это уже ответили, или оно больше не нужно.
error-request-one-address = Выберите либо человека, либо группу.
error-request-note-missing = Напишите, что нужно сделать.
error-request-activity = Это закроется, когда работа будет завершена.
error-request-on-card = Откройте карточку: запись закроется сама, когда там всё будет сделано.
error-process-over = Этот процесс уже завершён.
error-delivery-not-failed = Повторить можно только доставку, которая окончательно не удалась.
denied-activity-automatic = Эту работу система выполняет сама.
denied-activity-not-yours = Эта работа принадлежит другой группе.
denied-activity-state = В нынешнем состоянии работы это невозможно.
denied-request-not-yours = Это находится в чужих входящих.
error-definition-invalid = В определении ошибка у «{ $activity }»: { $problem ->
    [field] неизвестное поле { $detail }
    [empty] нет ни одной работы
    [key] «{ $detail }» не может быть ключом, или нет названия
    [twice] ключ { $detail } использован дважды
    [name] нет английского названия
    [wait] ожидает неизвестные работы: { $detail }
    [action] нет автоматического действия «{ $detail }»
    [person] у работы человека нет автоматического действия
    [role] неизвестная или отсутствующая роль { $detail }
    [both] укажите либо правило срока, либо длительность
    [policy] неизвестное правило срока { $detail }
    [calendar] неизвестный календарь { $detail }
    [duration] длительность не читается
    [circle] работы ждут друг друга: { $detail }
    *[unreadable] не читается: { $detail }
}.
error-tracking-too-long = Номер отправления слишком длинный; помещается { $limit } знаков.
problem-timeout = Заняло слишком много времени и было остановлено.
problem-connection = Не удалось связаться с другой стороной.
problem-database = База данных не ответила, или соединение прервалось.
problem-neighbour = Соседняя система не отвечает.
problem-refused = Соседняя система отказала.
problem-file = В хранилище нет файла.
problem-gone = Объект, к которому оно относится, больше не существует.
problem-data = Данные не подходят.
problem-version = Эта версия продукта не умеет этого делать.
problem-program = Программа столкнулась с неожиданным; подробность поможет разработчикам.
error-delivery-done = Это уже сделано.
