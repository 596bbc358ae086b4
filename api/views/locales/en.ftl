error-view-screen-unknown = Views cannot be kept of this screen.
error-view-name-missing = Give the view a name.
error-view-name-too-long = The name may have at most 60 characters.
error-view-search-invalid = These filters are too long to be kept.
error-views-full = You have { $most } views of this list already. Delete one that you no longer use.
denied-view-share = Only the manager of a team can share a view with it.
denied-view-foreign = This view is somebody else's. Keep one of your own.
