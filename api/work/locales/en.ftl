work-title-activity = { $name }
work-title-late = Late: { $name }
work-title-failed = Failed: { $name }
work-title-sent = Please have a look
work-title-done = Done as you asked
work-title-declined = Declined
error-activity-move-refused = This activity cannot be changed that way in its present state.
error-request-closed = This item was answered already or is no longer needed.
error-request-one-address = Choose either a person or a team.
error-request-note-missing = Say what is to be done.
error-request-activity = This item is closed by completing its activity.
error-request-on-card = Open it: this closes by itself once it is done there.
error-process-over = This process has already ended.
error-delivery-not-failed = Only a delivery that has failed for good can be repeated.
denied-activity-automatic = The system does this activity itself.
denied-activity-not-yours = This activity belongs to another team.
denied-activity-state = This is not possible in its present state.
denied-request-not-yours = This item is in somebody else's inbox.
error-definition-invalid = The definition has a mistake at “{ $activity }”: { $problem ->
    [field] unknown field { $detail }
    [empty] there is no activity
    [key] “{ $detail }” cannot be a key, or the name is missing
    [twice] the key { $detail } is used twice
    [name] the English name is missing
    [wait] it waits for unknown activities: { $detail }
    [action] there is no automatic action “{ $detail }”
    [person] what a person does has no automatic action
    [role] unknown or missing role { $detail }
    [both] give either a deadline rule or a duration
    [policy] unknown deadline rule { $detail }
    [calendar] unknown calendar { $detail }
    [duration] the duration cannot be read
    [circle] activities wait for each other: { $detail }
    *[unreadable] it cannot be read: { $detail }
}.
error-tracking-too-long = The shipment's number is too long; { $limit } characters fit.
problem-timeout = It took too long and was stopped.
problem-connection = The other side could not be reached.
problem-database = The database did not answer or lost the connection.
problem-neighbour = The neighbouring system does not answer.
problem-refused = The neighbouring system refused it.
problem-file = A file is missing in the store.
problem-gone = What it is about no longer exists.
problem-data = The data do not fit.
problem-version = This version of the product does not know how to do it.
problem-program = The program met something unexpected; the detail helps its developers.
error-delivery-done = It has been done already.
