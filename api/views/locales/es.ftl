error-view-screen-unknown = En esta pantalla no se pueden guardar vistas.
error-view-name-missing = Póngale un nombre a la vista.
error-view-name-too-long = El nombre puede tener como máximo 60 caracteres.
error-view-search-invalid = Estos filtros son demasiado largos para guardarlos.
error-views-full = Ya tiene { $most } vistas de esta lista. Borre una que ya no use.
denied-view-share = Solo el responsable de un equipo puede compartir una vista con él.
denied-view-foreign = Esta vista es de otra persona. Guarde una propia.
